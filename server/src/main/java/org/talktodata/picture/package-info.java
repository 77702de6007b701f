/**
 * The last step of the line without a page: {@link org.talktodata.picture.Drawing} runs the page's
 * own drawing code and gives the ECharts option, SVG, or by {@link org.talktodata.picture.Raster}
 * PNG.
 */
package org.talktodata.picture;
