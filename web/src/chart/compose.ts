import type { Answer, Drawing, Option } from './answer.ts';
import type { Box, Figure, Panel, Scene } from './scene.ts';
import { textWidth } from './scene.ts';
import { FONT } from './theme.ts';
import { tooltipFrame } from './tooltip.ts';

const TITLE = 17;
const NOTE = 12;
const LEGEND = 30;
const AXIS_NAME = 26;
const SLIDER = 44;
const SHADES = 46;

/** One panel with axes, under its title and legend. */
export function composePanel(answer: Answer, scene: Scene, panel: Panel): Drawing {
  const notes = panel.notes;
  const box = header(answer, scene, notes, panel.legend);
  const named = panel.yAxis.some(axis => axis.name && axis.nameLocation !== 'middle');
  const bottom = 14 + (panel.xAxis.name ? 24 : 0) + (panel.zoom === 'x' && !scene.still ? SLIDER : 0)
    + (panel.visualMap ? SHADES : 0);
  const scrolling = panel.zoom !== undefined && !scene.still;
  return finish(answer, scene, notes, panel.legend, panel.height, {
    grid: [{ top: box.top + (named ? AXIS_NAME : 8), bottom, left: 16,
      right: scrolling && panel.zoom === 'y' ? 40 : 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }],
    xAxis: [panel.xAxis],
    yAxis: panel.yAxis,
    series: panel.series,
    tooltip: panel.tooltip,
    ...(panel.visualMap ? { visualMap: shadesBelow(scene, panel.visualMap) } : {}),
    ...(scrolling ? { dataZoom: zooms(scene, panel) } : {}),
  });
}

/** A figure without axes, under its title and legend. */
export function composeFigure(answer: Answer, scene: Scene, draw: (scene: Scene, box: Box) => Figure): Drawing {
  const trial = draw(scene, { top: 0, bottom: 0 });
  const box = header(answer, scene, trial.notes, trial.legend);
  const figure = draw(scene, box);
  return finish(answer, scene, figure.notes, figure.legend, figure.height, {
    ...figure.option, ...(figure.tooltip ? { tooltip: figure.tooltip } : {}) });
}

/** How much room title, notes and legend take. */
export function header(answer: Answer, scene: Scene, notes: string[], legend: string[]): Box {
  return { top: titleHeight(answer, scene, notes) + (legend.length > 0 ? LEGEND : 0), bottom: 8 };
}

function titleHeight(answer: Answer, scene: Scene, notes: string[]): number {
  if (answer.untitled || !answer.title && notes.length === 0) {
    return 6;
  }
  const lines = answer.title ? Math.ceil(textWidth(answer.title, TITLE) / (scene.width - 32)) : 0;
  const noteLines = notes.length > 0 ? Math.ceil(textWidth(notes.join(' '), NOTE) / (scene.width - 32)) : 0;
  return 18 + lines * (TITLE + 7) + noteLines * (NOTE + 6) + 6;
}

/** Adds what all pictures have: colours, font, title, legend. */
export function finish(
  answer: Answer, scene: Scene, notes: string[], legend: string[], height: number | undefined,
  parts: Option): Drawing {
  const theme = scene.theme;
  const option: Option = {
    useUTC: true,
    color: theme.series,
    backgroundColor: answer.untitled ? 'transparent' : theme.surface,
    textStyle: { fontFamily: answer.font ?? FONT, color: theme.text },
    animation: !scene.still,
    animationDuration: 350,
    animationDurationUpdate: 250,
    ...parts,
    tooltip: { ...tooltipFrame(theme), ...parts['tooltip'] },
  };
  for (const each of (option['graphic'] ?? []) as Option[]) {
    each['style'] = { fontFamily: answer.font ?? FONT, ...each['style'] };
  }
  if (!answer.untitled && (answer.title || notes.length > 0)) {
    option['title'] = titleOf(answer, scene, notes);
  }
  if (legend.length > 0) {
    option['legend'] = legendOf(answer, scene, notes, legend);
  }
  return { option, notes, height: height ?? scene.height };
}

function titleOf(answer: Answer, scene: Scene, notes: string[]): Option {
  return {
    text: answer.title ?? '',
    subtext: notes.join(' '),
    left: 16,
    top: 14,
    padding: 0,
    itemGap: 6,
    textStyle: { fontSize: TITLE, fontWeight: 600, color: scene.theme.text, lineHeight: TITLE + 7,
      width: scene.width - 32, overflow: 'break' },
    subtextStyle: { fontSize: NOTE, color: scene.theme.muted, lineHeight: NOTE + 6, width: scene.width - 32, overflow: 'break' },
  };
}

function legendOf(answer: Answer, scene: Scene, notes: string[], names: string[]): Option {
  return {
    type: scene.still ? 'plain' : 'scroll',
    data: names,
    top: titleHeight(answer, scene, notes),
    left: 12,
    right: 12,
    align: 'left',
    itemWidth: 12,
    itemHeight: 12,
    itemGap: 16,
    icon: 'roundRect',
    textStyle: { color: scene.theme.text, fontSize: 12, width: 160, overflow: 'truncate' },
    pageTextStyle: { color: scene.theme.muted },
    pageIconColor: scene.theme.text,
    pageIconInactiveColor: scene.theme.rest,
    pageIconSize: 11,
    inactiveColor: scene.theme.rest,
  };
}

function shadesBelow(scene: Scene, map: Option): Option {
  return { type: 'continuous', orient: 'horizontal', left: 'center', bottom: 4, itemWidth: 12,
    itemHeight: Math.min(160, scene.width * 0.4), textStyle: { color: scene.theme.muted }, ...map };
}

function zooms(scene: Scene, panel: Panel): Option[] {
  const lying = panel.zoom === 'y';
  const axis = lying ? { yAxisIndex: 0 } : { xAxisIndex: 0 };
  const range = { start: 0, end: panel.zoomEnd ?? 100 };
  return [
    { type: 'inside', ...axis, ...range, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: lying },
    { type: 'slider', ...axis, ...range, showDetail: false, brushSelect: false,
      ...(lying ? { width: 14, right: 8 } : { height: 18, bottom: panel.visualMap ? 54 : 12 }),
      borderColor: scene.theme.line, backgroundColor: 'transparent', fillerColor: `${scene.theme.series[0]}22`,
      handleStyle: { color: scene.theme.surface, borderColor: scene.theme.rest },
      moveHandleStyle: { color: scene.theme.line },
      dataBackground: { lineStyle: { color: scene.theme.line }, areaStyle: { color: scene.theme.line } },
      selectedDataBackground: { lineStyle: { color: scene.theme.series[0] }, areaStyle: { color: scene.theme.line } } },
  ];
}
