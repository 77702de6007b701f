/**
 * What a result shall look like and what is said with it. {@link org.talktodata.chart.ChartRules}
 * choose a mark where the question names none, {@link org.talktodata.chart.ChartTitle} says what is
 * shown, {@link org.talktodata.chart.Insight} says one true thing about the result. Nothing here
 * knows how a chart is drawn.
 */
package org.talktodata.chart;
