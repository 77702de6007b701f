import type { Data } from '../chart/answer.ts';
import type { Chart } from './api.ts';
import { savedPng, savedSvg } from './chart-view.ts';
import { h, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { openMenu } from './menu.ts';
import type { Choice } from './menu.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

/** The chart to keep: its picture, its rows, its query and its SQL. */
export function downloads(chart: Chart, data: Data): HTMLElement {
  const said = messages(session.language);
  const file = chart.title.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60) || 'chart';
  const text = (content: string, type: string) => new Blob([content], { type });
  const rows = (kind: string): Choice => ({ text: kind.toUpperCase(), run: () => follow(`api/charts/${encodeURIComponent(chart.id)}/data.${kind}`, `${file}.${kind}`) });
  const pictures: Choice[] = chart.query.mark === 'table' ? [] : [
    { text: 'PNG', run: async () => save(await savedPng(chart, data), `${file}.png`) },
    { text: 'SVG', run: () => save(text(savedSvg(chart, data), 'image/svg+xml'), `${file}.svg`) },
  ];
  const choices: Choice[] = [...pictures, rows('csv'), { ...rows('xlsx'), text: 'Excel' }, { ...rows('arrow'), text: 'Arrow' }, rows('json'),
    { text: said.query, run: () => save(text(JSON.stringify(chart.query, null, 2), 'application/json'), `${file}.query.json`) },
    { text: said.sql, run: () => save(text(`${chart.sql}\n`, 'text/plain'), `${file}.sql`) }];
  const button: HTMLElement = h('button', { type: 'button', class: 'icon-button download', 'aria-label': said.download, title: said.download, 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
    onclick: () => openMenu(button, { title: said.download, choices }) }, icon(ICONS.download, 17));
  return button;
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  follow(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function follow(href: string, name: string): void {
  h('a', { href, download: name }).click();
}
