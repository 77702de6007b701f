import type { Answer, Data, Drawing } from './answer.ts';
import { arc } from './arc.ts';
import { adjusted } from './adjust.ts';
import { area } from './area.ts';
import { bar } from './bar.ts';
import { boxplot } from './boxplot.ts';
import { calendar } from './calendar.ts';
import { composeFigure, composePanel, finish } from './compose.ts';
import { facetPanels, facetPies } from './facet.ts';
import { funnel } from './funnel.ts';
import { geoshape } from './geoshape.ts';
import { line } from './line.ts';
import { point } from './point.ts';
import type { Mark } from './query.ts';
import { radar } from './radar.ts';
import { rect } from './rect.ts';
import { scene } from './scene.ts';
import type { Box, Figure, Panel, Scene } from './scene.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { treemap } from './treemap.ts';

const PANELS: Partial<Record<Mark, (scene: Scene) => Panel>> = { bar, line, area, point, boxplot, rect, geoshape };
const FIGURES: Partial<Record<Mark, (scene: Scene, box: Box) => Figure>> =
  { arc, text, table, radar, funnel, treemap, calendar };

/** Draws an answer: its query says how, its data what. */
export function draw(answer: Answer, data: Data): Drawing {
  return adjusted(drawn(answer, data), answer);
}

function drawn(answer: Answer, data: Data): Drawing {
  const whole = scene(answer, data);
  if (whole.frame.rows === 0) {
    return nothing(answer, whole);
  }
  const mark = drawable(answer.query.mark ?? 'auto', whole);
  const panel = PANELS[mark];
  if (panel) {
    return whole.frame.facet ? facetPanels(answer, whole, panel) : composePanel(answer, whole, panel(whole));
  }
  if (mark === 'arc' && whole.frame.facet) {
    return facetPies(answer, whole);
  }
  return composeFigure(answer, whole, withFacetNote(FIGURES[mark] ?? table));
}

/** What can be drawn from the channels that are there: a chart without its measure is a table. */
function drawable(mark: Mark, { frame }: Scene): Mark {
  if (mark === 'table' || mark === 'text') {
    return mark;
  }
  if (frame.y.length === 0) {
    return 'table';
  }
  if (!frame.x && !frame.color && mark !== 'boxplot' && mark !== 'point') {
    return 'text';
  }
  if (mark === 'auto') {
    return 'bar';
  }
  return mark;
}

function withFacetNote(figure: (scene: Scene, box: Box) => Figure): (scene: Scene, box: Box) => Figure {
  return (whole, box) => {
    const drawn = figure(whole, box);
    const facet = whole.frame.facet;
    return facet && figure !== table
      ? { ...drawn, notes: [...drawn.notes, whole.words.facetIgnored(facet.title)] } : drawn;
  };
}

function nothing(answer: Answer, whole: Scene): Drawing {
  return finish(answer, whole, [], [], 200, {
    graphic: [{ type: 'text', left: 'center', top: 'middle',
      style: { text: whole.words.nothing, fontSize: 15, fill: whole.theme.muted } }],
  });
}
