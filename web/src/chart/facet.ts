import type { Answer, Cell, Drawing, Option } from './answer.ts';
import { pie, slicesOf } from './arc.ts';
import { finish, header } from './compose.ts';
import { distinct, largestFirst, slice, totals } from './frame.ts';
import { full } from './number.ts';
import { shortened } from './scene.ts';
import type { Panel, Scene } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_PANELS = 16;
const PANEL_HEIGHT = 190;
const HEAD = 30;

interface Part {
  name: string;
  scene: Scene;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Small multiples: the same chart for every value of the facet, all on the same scales. */
export function facetPanels(answer: Answer, whole: Scene, draw: (scene: Scene) => Panel): Drawing {
  const { parts, notes, height } = layout(answer, whole, 0);
  const panels = parts.map(part => draw(part.scene));
  const legend = panels.find(panel => panel.legend.length > 0)?.legend ?? [];
  const placed = layout(answer, whole, header(answer, whole, notes, legend).top);
  const limits = sharedLimits(panels);
  const shades = panels.map(panel => panel.visualMap).filter(map => map !== undefined);
  const allNotes = [...new Set([...notes, ...panels.flatMap(panel => panel.notes)])];
  return finish(answer, whole, allNotes, legend, height + 40, {
    grid: placed.parts.map(part => ({ left: part.left + 8, top: part.top + HEAD, width: part.width - 24,
      height: part.height - HEAD - 12, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' })),
    xAxis: panels.map((panel, index) => ({ ...panel.xAxis, ...(isValue(panel.xAxis) ? limits.x : {}), gridIndex: index })),
    yAxis: panels.map((panel, index) => ({ ...panel.yAxis[0], ...(isValue(panel.yAxis[0]!) ? limits.y : {}), gridIndex: index })),
    series: panels.flatMap((panel, index) => panel.series.map(each => inPanel(each, index))),
    graphic: heads(whole, placed.parts),
    tooltip: panels[0]?.tooltip ?? {},
    ...(shades.length > 0 ? { visualMap: { ...widest(shades as Option[]), show: false } } : {}),
  });
}

function inPanel(series: Option, index: number): Option {
  const stack = series['stack'] === undefined ? {} : { stack: `${series['stack']} ${index}` };
  return { ...series, ...stack, xAxisIndex: index, yAxisIndex: index };
}

/** Small pies. */
export function facetPies(answer: Answer, whole: Scene): Drawing {
  const { slices } = slicesOf(whole);
  const colors = new Map(slices.map(each => [each.name, each.color]));
  const legend = slices.map(each => each.name);
  const first = layout(answer, whole, 0);
  const { parts } = layout(answer, whole, header(answer, whole, first.notes, legend).top);
  return finish(answer, whole, first.notes, legend, first.height + 40, {
    series: parts.map(part => {
      const own = slicesOf(part.scene).slices.map(each => ({ ...each, color: colors.get(each.name) ?? each.color }))
        .sort((a, b) => legend.indexOf(a.name) - legend.indexOf(b.name));
      const radius = Math.min(part.width - 40, part.height - HEAD - 16) / 2;
      return pie(part.scene, own, [part.left + part.width / 2, part.top + HEAD + radius + 2], radius, false);
    }),
    graphic: heads(whole, parts),
    tooltip: { trigger: 'item', formatter: (params: Option) => tip(params['name'],
      [{ name: whole.frame.y[0]!.title, value: full(params['value'], whole.frame.y[0]!.style), color: colors.get(params['name']) }]) },
  });
}

function layout(answer: Answer, whole: Scene, top: number): { parts: Part[]; notes: string[]; height: number } {
  const facet = whole.frame.facet!;
  const all = ordered(whole);
  const kept = all.slice(0, MOST_PANELS);
  const across = Math.max(1, Math.min(columnsFor(kept.length), Math.floor(whole.width / 220)));
  const down = Math.ceil(kept.length / across);
  const width = (whole.width - 16) / across;
  const height = Math.max(110, ((answer.height ?? down * PANEL_HEIGHT + top) - top - 8) / down);
  const rows = new Map<Cell, number[]>();
  facet.cells.forEach((cell, row) => rows.set(cell, [...(rows.get(cell) ?? []), row]));
  const parts = kept.map((cell, index) => ({
    name: facet.label(cell),
    scene: { ...whole, frame: slice(whole.frame, rows.get(cell) ?? []), small: true, width, height },
    left: 8 + (index % across) * width,
    top: top + Math.floor(index / across) * height,
    width,
    height,
  }));
  const notes = all.length > kept.length ? [whole.words.keptLargest(kept.length, all.length)] : [];
  return { parts, notes, height: down * PANEL_HEIGHT };
}

function columnsFor(count: number): number {
  return count <= 3 ? count : count === 4 ? 2 : count <= 9 ? 3 : 4;
}

function ordered(whole: Scene): Cell[] {
  const facet = whole.frame.facet!;
  const found = distinct(facet.cells);
  return facet.kind === 'category'
    ? largestFirst(found, whole.frame.y[0] ? totals(facet, whole.frame.y[0]) : new Map())
    : found.sort((a, b) => Number(a === null) - Number(b === null) || Number(a) - Number(b));
}

function heads(whole: Scene, parts: Part[]): Option[] {
  return parts.map(part => ({ type: 'text', x: part.left + 12, y: part.top + 8, silent: true,
    style: { text: shortened(part.name, part.width - 24, 13), fontSize: 13, fontWeight: 600, fill: whole.theme.text } }));
}

function isValue(axis: Option): boolean {
  return axis['type'] === 'value';
}

/** The range that holds the values of all panels, so that they can be compared. */
function sharedLimits(panels: Panel[]): { x: Option; y: Option } {
  const lying = panels[0] !== undefined && panels[0].yAxis[0]!['type'] === 'category';
  const values = panels.flatMap(panel => reach(panel.series, lying || !isValue(panel.xAxis) ? undefined : 1));
  const along = panels.flatMap(panel => isValue(panel.xAxis) && !lying ? reach(panel.series, 0) : []);
  const limits = nice(values, panels.some(panel => panel.yAxis[0]!['scale'] === true));
  return lying ? { x: limits, y: {} } : { x: nice(along, true), y: limits };
}

/** The values of series, on top of each other where they are stacked; of one dimension where they are points. */
function reach(series: Option[], dimension: number | undefined): number[] {
  const stacks = new Map<string, number[]>();
  const values: number[] = [];
  for (const each of series) {
    const data = each['data'] as unknown[];
    data.forEach((item, at) => {
      const value = Array.isArray(item) ? item[dimension ?? item.length - 1] : item;
      if (typeof value !== 'number') {
        return;
      }
      if (each['stack'] === undefined) {
        values.push(value);
        return;
      }
      const sums = stacks.get(each['stack']) ?? [];
      sums[at] = (sums[at] ?? 0) + value;
      stacks.set(each['stack'], sums);
    });
  }
  return [...values, ...[...stacks.values()].flat()];
}

function nice(values: number[], free: boolean): Option {
  if (values.length === 0) {
    return {};
  }
  let least = free ? Infinity : 0;
  let most = free ? -Infinity : 0;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const span = most - least || Math.abs(most) || 1;
  const step = 10 ** Math.floor(Math.log10(span)) / 2;
  return { min: Math.floor(least / step) * step, max: Math.ceil(most / step) * step };
}

function widest(maps: Option[]): Option {
  return { ...maps[0], min: Math.min(...maps.map(map => map['min'])), max: Math.max(...maps.map(map => map['max'])) };
}
