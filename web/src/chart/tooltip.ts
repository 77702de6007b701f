import type { Option } from './answer.ts';
import type { Theme } from './theme.ts';

/** One line of a tooltip. */
export interface Line {
  color?: string;
  name: string;
  value: string;
}

/** A tooltip without style attributes, so that pages with a strict content policy show it. */
export function tip(head: string, lines: Line[]): string {
  const rows = lines.map(line =>
    `<tr><td>${line.color ? dot(line.color) : ''}${escaped(line.name)}</td>`
    + `<td class="tip-value">${escaped(line.value)}</td></tr>`);
  const title = head === '' ? '' : `<div class="tip-head">${escaped(head)}</div>`;
  return `<div class="tip">${title}<table>${rows.join('')}</table></div>`;
}

function dot(color: string): string {
  return `<svg width="10" height="10" aria-hidden="true"><circle cx="5" cy="5" r="4.5" fill="${escaped(color)}"/></svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** The frame that all tooltips have. */
export function tooltipFrame(theme: Theme): Option {
  return {
    confine: true,
    backgroundColor: theme.surface,
    borderColor: theme.line,
    borderWidth: 1,
    padding: [10, 12],
    textStyle: { color: theme.text, fontSize: 12 },
    transitionDuration: 0.1,
  };
}
