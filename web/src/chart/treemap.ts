import type { Cell, Option } from './answer.ts';
import type { Field } from './frame.ts';
import { compact, full } from './number.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { colorOf } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_LEAVES = 300;

interface Node {
  name: string;
  value: number;
  itemStyle?: Option;
  children?: Node[];
}

/** Areas within areas: x outside, colour inside. */
export function treemap(scene: Scene, box: Box): Figure {
  const { x, color, y } = scene.frame;
  const measure = y[0]!;
  const all = parts(x!, measure, color);
  const nodes = all.slice(0, MOST_LEAVES).map((node, index) => coloured(node, colorOf(scene, index)));
  const total = nodes.reduce((sum, node) => sum + node.value, 0);
  return {
    option: {
      series: [{
        type: 'treemap',
        top: box.top + 4,
        bottom: box.bottom + 8,
        left: 12,
        right: 12,
        width: scene.width - 24,
        height: scene.height - box.top - box.bottom - 12,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        data: nodes,
        label: { fontSize: 13, color: '#FFFFFF', overflow: 'truncate', lineHeight: 18,
          formatter: (params: Option) => `${params.name}\n${compact(params.value, scene.language, measure.style)}` },
        upperLabel: { show: Boolean(color), height: 24, color: '#FFFFFF', fontSize: 12, fontWeight: 600,
          formatter: (params: Option) => `${params.name}  ${compact(params.value, scene.language, measure.style)}` },
        itemStyle: { borderColor: scene.theme.surface, borderWidth: 1, gapWidth: 2, borderRadius: 3 },
        levels: [{ upperLabel: { show: false }, itemStyle: { borderWidth: 0, gapWidth: 4 } }],
      }],
    },
    legend: [],
    notes: all.length > MOST_LEAVES ? [scene.words.keptLargest(MOST_LEAVES, all.length)] : [],
    tooltip: { trigger: 'item', formatter: (params: Option) => tip(
      params.treePathInfo.slice(1).map((each: Option) => each.name).join(' › '), [
        { name: measure.title, value: full(params.value, measure.style) },
        { name: scene.words.share, value: full(params.value / total, 'percent') },
      ]) },
  };
}

/** Leaves are darker or lighter shades of their parent's colour. */
function coloured(node: Node, color: string): Node {
  const count = node.children?.length ?? 0;
  return { ...node,
    itemStyle: { color, borderColor: color },
    children: node.children?.map((leaf, index) =>
      ({ ...leaf, itemStyle: { color: darkened(color, 0.12 + 0.28 * index / Math.max(1, count - 1)) } })) };
}

function darkened(color: string, part: number): string {
  const channels = [1, 3, 5].map(at => Math.round(parseInt(color.slice(at, at + 2), 16) * (1 - part)));
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

function parts(x: Field, measure: Field, inner?: Field): Node[] {
  const rows = new Map<Cell, number[]>();
  x.cells.forEach((cell, row) => rows.set(cell, [...(rows.get(cell) ?? []), row]));
  return [...rows].map(([cell, own]) => {
    const value = own.reduce((sum, row) => sum + positive(measure.cells[row]!), 0);
    return inner
      ? { name: x.label(cell), value, children: leaves(own, inner, measure) }
      : { name: x.label(cell), value };
  }).filter(node => node.value > 0).sort((a, b) => b.value - a.value);
}

function leaves(rows: number[], inner: Field, measure: Field): Node[] {
  return rows.map(row => ({ name: inner.label(inner.cells[row]!), value: positive(measure.cells[row]!) }))
    .filter(leaf => leaf.value > 0)
    .sort((a, b) => b.value - a.value);
}

function positive(cell: Cell): number {
  return typeof cell === 'number' ? Math.max(0, cell) : 0;
}
