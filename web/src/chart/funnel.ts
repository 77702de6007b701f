import type { Option } from './answer.ts';
import { totals } from './frame.ts';
import { compact, full } from './number.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { colorOf, shortened } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_STEPS = 12;

/** Steps from many to few, each with its part of the first. */
export function funnel(scene: Scene, box: Box): Figure {
  const x = scene.frame.x!;
  const y = scene.frame.y[0]!;
  const sums = totals(x, y);
  const ordered = [...sums.entries()].filter(([, value]) => value > 0).sort((a, b) => b[1] - a[1]);
  const steps = ordered.slice(0, MOST_STEPS);
  const first = steps[0]?.[1] ?? 1;
  const side = Math.min(170, scene.width * 0.24);
  return {
    option: {
      series: [{
        type: 'funnel',
        top: box.top + 8,
        bottom: box.bottom + 12,
        left: side,
        right: side,
        minSize: '6%',
        sort: 'none',
        gap: 3,
        data: steps.map(([cell, value], index) => ({ name: x.label(cell), value, itemStyle: { color: colorOf(scene, index) } })),
        itemStyle: { borderWidth: 0 },
        label: { position: 'right', color: scene.theme.text, fontSize: 12, lineHeight: 16,
          formatter: (params: Option) => `${shortened(params.name, side - 20)}\n`
            + `${compact(params.value, scene.language, y.style)} · ${full(params.value / first, 'percent')}` },
        labelLine: { length: 12, lineStyle: { color: scene.theme.rest } },
      }],
    },
    legend: [],
    notes: ordered.length > MOST_STEPS ? [scene.words.keptLargest(MOST_STEPS, ordered.length)] : [],
    tooltip: { trigger: 'item', formatter: (params: Option) => tip(params.name, [
      { name: y.title, value: full(params.value, y.style) },
      { name: scene.words.ofFirst, value: full(params.value / first, 'percent') },
    ]) },
  };
}
