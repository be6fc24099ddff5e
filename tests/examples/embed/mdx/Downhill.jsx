// <Downhill lab="network" preset="circle" /> in MDX or React 18 and later. `src`: where the folder lies. The script is
// fetched once, by the browser alone, so pages rendered on a server need nothing of it.

import { useEffect } from "react";

export function Downhill({ src = "/widget/downhill.js", lab = "line", ...attributes }) {
  useEffect(() => {
    import(/* @vite-ignore */ /* webpackIgnore: true */ src);
  }, [src]);
  return <downhill-lab lab={lab} controls="" {...attributes} />;
}
