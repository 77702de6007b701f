import type { Option } from './answer.ts';
import { largestFirst, totals } from './frame.ts';
import { full } from './number.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { colorOf, shortened } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_SLICES = 9;

interface Slice {
  name: string;
  value: number;
  color: string;
}

/** A pie, or a donut where the middle is left open. */
export function arc(scene: Scene, box: Box): Figure {
  const { slices, notes } = slicesOf(scene);
  const narrow = scene.width < 440;
  const room = scene.height - box.top - box.bottom;
  const radius = Math.max(40, Math.min(scene.width * (narrow ? 0.4 : 0.3), room / 2 - (narrow ? 16 : 34)));
  return {
    option: { series: [pie(scene, slices, [scene.width / 2, box.top + room / 2], radius, !narrow)] },
    legend: narrow ? slices.map(slice => slice.name) : [],
    notes,
    tooltip: { trigger: 'item', formatter: sliceTip(scene, slices) },
  };
}

/** One pie at a place, also for small multiples. */
export function pie(
  scene: Scene, slices: Slice[], center: [number, number], radius: number, outside: boolean): Option {
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  const share = (value: number) => full(Math.round(value / total * 1000) / 1000, 'percent');
  const open = scene.query.innerRadius ?? 0;
  return {
    type: 'pie',
    center,
    radius: [open * radius, radius],
    data: slices.map(slice => ({ name: slice.name, value: slice.value,
      itemStyle: { color: slice.color } })),
    itemStyle: { borderColor: scene.theme.surface, borderWidth: 2, borderRadius: 3 },
    minShowLabelAngle: 4,
    label: {
      position: outside ? 'outside' : 'inside',
      color: outside ? scene.theme.text : '#FFFFFF',
      fontSize: scene.small ? 11 : 12,
      lineHeight: 16,
      formatter: (params: Option) => outside
        ? `${shortened(params.name, 130)}\n${share(params.value)}`
        : params.value / total < (scene.small ? 0.12 : 0.06) ? '' : share(params.value),
    },
    labelLine: { length: 10, length2: 12, lineStyle: { color: scene.theme.rest } },
    emphasis: { scaleSize: 5 },
  };
}

/** The largest parts, and the rest as one where parts may be added up. */
export function slicesOf(scene: Scene): { slices: Slice[]; notes: string[] } {
  const x = scene.frame.x ?? scene.frame.color;
  const y = scene.frame.y[0]!;
  if (!x) {
    return { slices: y.cells.map((cell, row) => ({ name: y.title, value: Number(cell), color: colorOf(scene, row) })), notes: [] };
  }
  const sums = totals(x, y);
  const cells = [...sums.keys()].filter(cell => (sums.get(cell) ?? 0) > 0);
  const ordered = scene.query.sort || x.kind !== 'category' ? cells : largestFirst(cells, sums);
  const kept = ordered.length <= MOST_SLICES + 1 ? ordered : largestFirst(ordered, sums).slice(0, MOST_SLICES);
  const rest = ordered.filter(cell => !kept.includes(cell));
  const slices: Slice[] = kept.map((cell, index) =>
    ({ name: x.label(cell), value: sums.get(cell)!, color: colorOf(scene, index) }));
  if (rest.length === 0) {
    return { slices, notes: [] };
  }
  const left = rest.reduce<number>((sum, cell) => sum + sums.get(cell)!, 0);
  return {
    slices: [...slices, { name: scene.words.others(rest.length), value: left, color: scene.theme.rest }],
    notes: [scene.words.restTogether(kept.length, rest.length)],
  };
}

function sliceTip(scene: Scene, slices: Slice[]): (params: Option) => string {
  const y = scene.frame.y[0]!;
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  return params => tip(params.name, [
    { name: y.title, value: full(params.value, y.style), color: slices[params.dataIndex]?.color },
    ...(y.style === 'percent' ? [] : [{ name: scene.words.share, value: full(params.value / total, 'percent') }]),
  ]);
}
