import type { Answer } from '../chart/answer.ts';
import type { Chart } from './api.ts';
import { isDark, session } from './session.ts';

/** The answer as our marks read it, in the page's look. */
export function answerOf(chart: Chart): Answer {
  return { query: chart.query, title: chart.title, columns: chart.columns, language: chart.language ?? session.language, theme: isDark() ? 'dark' : 'light',
    labels: session.picture.labels, log: session.picture.log };
}
