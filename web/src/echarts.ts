/** The parts of ECharts that still pictures are made of; a page adds those that people can touch. */
import { BarChart, BoxplotChart, FunnelChart, HeatmapChart, LineChart, PieChart, RadarChart, ScatterChart,
  TreemapChart } from 'echarts/charts';
import { CalendarComponent, GraphicComponent, GridComponent, LegendPlainComponent, RadarComponent, TitleComponent,
  VisualMapContinuousComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Option } from './chart/answer.ts';

use([BarChart, BoxplotChart, FunnelChart, HeatmapChart, LineChart, PieChart, RadarChart, ScatterChart, TreemapChart,
  CalendarComponent, GraphicComponent, GridComponent, LegendPlainComponent, RadarComponent, TitleComponent,
  VisualMapContinuousComponent, LabelLayout, SVGRenderer]);

/** The picture as SVG text, drawn without a page; the same option gives the same text. */
export function svg(option: Option, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return steady(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * Without the style sheet for hovering, which not every reader of SVG can parse, and without the numbers in names that the library counts on
 * from picture to picture.
 */
function steady(text: string): string {
  return text.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/="(url\(#|#)?zr\d+-/g, '="$1zr-');
}

export { init, use };
