import type { Data, Option } from '../chart/answer.ts';
import { frame } from '../chart/frame.ts';
import type { Dimension } from '../chart/query.ts';
import { drawQuery } from './actions.ts';
import { answerOf } from './answer-of.ts';
import type { Chart } from './api.ts';
import { columnsBehind } from './columns.ts';
import { asSaid, drilled, filtered, testOf } from './edits.ts';
import { TYPE_ICONS } from './icons.ts';
import { openMenu } from './menu.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

const MOST_DRILLS = 4;

/** What a click on a mark offers: only its rows, all but them, or them split by another column. */
export function offerFor(chart: Chart, data: Data, element: HTMLElement, clicked: Option): void {
  const x = frame(answerOf(chart), data).x;
  const cell = x?.cells.find(each => x.label(each) === clicked['name']);
  const test = x && cell !== undefined ? testOf(x.channel, cell) : undefined;
  if (!x || !test) {
    return;
  }
  const said = messages(session.language);
  const query = asSaid(chart.query, chart.asked);
  const name = x.label(cell!);
  const used = [x.channel, chart.query.encoding.color].map(channel => (channel as Dimension | undefined)?.field);
  const further = columnsBehind(chart).filter(column => !used.includes(column.name)
    && (column.role === 'date' || column.role === 'category' && column.distinct > 1 && column.distinct <= 40)).slice(0, MOST_DRILLS);
  const mouse = (clicked['event'] as { event: MouseEvent }).event;
  openMenu(element, { title: name, choices: [
    { text: said.onlyThis(name), run: () => void drawQuery(filtered(query, test)) },
    { text: said.withoutThis(name), run: () => void drawQuery(filtered(query, { not: test })) },
    ...further.map(column => ({ text: said.drillInto(name, column.name), path: TYPE_ICONS[column.type], run: () => void drawQuery(drilled(query, test, column)) })),
  ] }, { x: mouse.clientX, y: mouse.clientY });
}
