// A floating list to choose from: opens under its trigger in the top layer, closes on Esc, on a choice and on a
// click elsewhere. A controller used by dh-value, dh-menu and dh-step, fetched
// when one of them is first touched (later.ts); not an element of its own.

import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { ref } from "lit/directives/ref.js";
import { type IconName, icon } from "./icons.ts";
import { addStyles } from "./later.ts";

/** One line of a list. `hint` stands behind the label in muted small type. */
export interface ListItem {
  value: string;
  label: string | TemplateResult;
  hint?: string | undefined;
  icon?: IconName | undefined;
  disabled?: boolean | undefined;
}

interface Look {
  label: string;
  items: readonly ListItem[];
  /** A value marks the list as a choice (listbox); undefined makes it a menu of actions. */
  chosen?: string | undefined;
  pick: (value: string) => void;
}

const kGap = 6; // px between the trigger and its list
const kMargin = 8; // px kept free at the edges of the window

export class List implements ReactiveController {
  isOpen = false;
  #host: ReactiveControllerHost & HTMLElement;
  #box: HTMLElement | undefined;
  #trigger: HTMLElement | undefined;
  #typed = "";
  #typedAt = 0;
  #closedAt = -Infinity;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    addStyles(host, listStyles);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.isOpen = false;
    removeEventListener("scroll", this.#onScroll, true);
  }

  /** Attributes of a trigger are the caller's; this opens or closes under it. */
  toggle(trigger: HTMLElement): void {
    // A click on the trigger of an open list has already closed it by light dismissal.
    if (performance.now() - this.#closedAt < 250 && this.#trigger === trigger) return;
    if (this.isOpen) this.close();
    else this.open(trigger);
  }

  open(trigger: HTMLElement, at: "chosen" | "first" | "last" = "chosen"): void {
    if (!this.#box || this.isOpen) return;
    this.#trigger = trigger;
    this.#box.showPopover();
    this.#place();
    this.isOpen = true;
    addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
    const lines = this.#lines();
    const chosen = lines.find((line) => line.ariaSelected === "true");
    (at === "last" ? lines.at(-1) : at === "first" ? lines[0] : (chosen ?? lines[0]))?.focus();
    this.#host.requestUpdate();
  }

  close(): void {
    if (this.isOpen) this.#box?.hidePopover();
  }

  render({ label, items, chosen, pick }: Look): TemplateResult {
    const choice = chosen !== undefined;
    const line = (item: ListItem) => html`<button
      part="option"
      role=${choice ? "option" : "menuitem"}
      tabindex="-1"
      data-value=${item.value}
      aria-selected=${choice ? String(item.value === chosen) : nothing}
      aria-disabled=${item.disabled ? "true" : nothing}
      @click=${() => this.#pick(item, pick)}
    >
      ${choice ? html`<span class="mark">${item.value === chosen ? icon("tick") : nothing}</span>` : nothing}
      ${item.icon ? icon(item.icon) : nothing}<span>${item.label}</span>
      ${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}
    </button>`;
    return html`<div
      class="list"
      popover="auto"
      role=${choice ? "listbox" : "menu"}
      aria-label=${label}
      tabindex="-1"
      ${ref((box) => {
        this.#box = box as HTMLElement | undefined;
      })}
      @toggle=${this.#onToggle}
      @keydown=${this.#onKey}
    >
      ${items.map(line)}
    </div>`;
  }

  #lines = (): HTMLElement[] => [...(this.#box?.querySelectorAll<HTMLElement>("[data-value]") ?? [])];

  #pick(item: ListItem, pick: (value: string) => void): void {
    if (item.disabled) return;
    this.close();
    pick(item.value);
  }

  #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState !== "closed") return;
    const inside = this.#box?.contains((this.#host.shadowRoot?.activeElement as Node | null) ?? null);
    this.isOpen = false;
    this.#closedAt = performance.now();
    removeEventListener("scroll", this.#onScroll, true);
    if (inside) this.#trigger?.focus({ preventScroll: true });
    this.#host.requestUpdate();
  };

  #onScroll = (event: Event): void => {
    if (!event.composedPath().includes(this.#box as EventTarget)) this.close();
  };

  #onKey = (event: KeyboardEvent): void => {
    const lines = this.#lines();
    const at = lines.indexOf(this.#host.shadowRoot?.activeElement as HTMLElement);
    const go = (to: number) => lines[(to + lines.length) % lines.length]?.focus();
    event.stopPropagation();
    switch (event.key) {
      case "ArrowDown":
        go(at + 1);
        break;
      case "ArrowUp":
        go(at - 1);
        break;
      case "Home":
        go(0);
        break;
      case "End":
        go(lines.length - 1);
        break;
      case "Escape":
        this.#trigger?.focus({ preventScroll: true });
        this.close();
        break;
      case "Tab":
        this.#trigger?.focus({ preventScroll: true });
        this.close();
        return; // and the focus moves on from the trigger
      default:
        if (!this.#seek(event, lines, at)) return;
    }
    event.preventDefault();
  };

  // Typing letters goes to the next line that begins with them.
  #seek(event: KeyboardEvent, lines: HTMLElement[], at: number): boolean {
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    this.#typed = (event.timeStamp - this.#typedAt > 700 ? "" : this.#typed) + event.key.toLowerCase();
    this.#typedAt = event.timeStamp;
    const order = [...lines.slice(at + (this.#typed.length === 1 ? 1 : 0)), ...lines];
    order.find((line) => line.textContent?.trim().toLowerCase().startsWith(this.#typed))?.focus();
    return true;
  }

  // Below the trigger where there is room, else above it; never past the edges of the window.
  #place(): void {
    if (!this.#box || !this.#trigger) return;
    const under = this.#trigger.getBoundingClientRect();
    const { offsetWidth: width, scrollHeight } = this.#box;
    const below = innerHeight - under.bottom - kGap - kMargin;
    const above = under.top - kGap - kMargin;
    const down = scrollHeight <= below || below >= above;
    const height = Math.min(scrollHeight + 2, down ? below : above);
    const { style } = this.#box;
    style.left = `${Math.max(kMargin, Math.min(under.left - 8, innerWidth - width - kMargin))}px`;
    style.top = `${down ? under.bottom + kGap : under.top - kGap - height}px`;
    style.maxHeight = `${height}px`;
    style.minWidth = `${under.width + 16}px`;
  }
}

const listStyles = css`
  .list {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    border: 0;
    border-radius: var(--r-2);
    background: var(--raised);
    color: var(--ink);
    box-shadow:
      var(--shadow-pop),
      0 0 0 1px var(--hair);
    font: 400 var(--t-ui) / var(--lh-ui) var(--sans);
    letter-spacing: normal;
    max-width: calc(100vw - 16px);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .list:focus-visible {
    outline: none;
  }
  .list [data-value] {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: var(--ctl);
    padding: 0 12px 0 8px;
    border-radius: var(--r-1);
    text-align: left;
    white-space: nowrap;
  }
  .list [role="menuitem"] {
    padding-left: 12px;
  }
  .list [data-value]:hover,
  .list [data-value]:focus-visible {
    background: var(--ink-wash);
  }
  .list [data-value]:focus-visible {
    outline-offset: -2px;
  }
  .list [aria-selected="true"] {
    font-weight: var(--w-medium);
  }
  .list [aria-disabled="true"] {
    color: var(--muted);
  }
  .list .mark {
    width: 16px;
    height: 16px;
  }
  .list .hint {
    margin-left: auto;
    padding-left: 16px;
    color: var(--muted);
    font-size: var(--t-small);
    font-weight: 400;
  }
`;
