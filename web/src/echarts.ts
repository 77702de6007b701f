/** The parts of ECharts that our marks are made of. */
import { BarChart, BoxplotChart, FunnelChart, HeatmapChart, LineChart, PieChart, RadarChart, ScatterChart,
  TreemapChart } from 'echarts/charts';
import { AriaComponent, CalendarComponent, DataZoomComponent, GraphicComponent, GridComponent, LegendComponent,
  RadarComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Option } from './chart/answer.ts';

use([BarChart, BoxplotChart, FunnelChart, HeatmapChart, LineChart, PieChart, RadarChart, ScatterChart, TreemapChart,
  AriaComponent, CalendarComponent, DataZoomComponent, GraphicComponent, GridComponent, LegendComponent, RadarComponent,
  TitleComponent, TooltipComponent, VisualMapComponent, LabelLayout, SVGRenderer]);

/** The picture as SVG text, drawn without a page; without the style sheet for hovering, which not every reader of SVG can parse. */
export function svg(option: Option, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return chart.renderToSVGString().replace(/<style[^>]*>[\s\S]*?<\/style>/g, '');
  } finally {
    chart.dispose();
  }
}

export { init, use };
