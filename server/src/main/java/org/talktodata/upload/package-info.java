/**
 * From a file to a table: {@link org.talktodata.upload.Packed} knows workbooks, of which {@link
 * org.talktodata.upload.WorkbookText} makes text; {@link org.talktodata.upload.FileKind} refuses
 * what else is no text, {@link org.talktodata.upload.Encoding} makes it UTF-8, {@link
 * org.talktodata.upload.Sniffer} finds separators, header and types, {@link
 * org.talktodata.upload.CsvLoader} has DuckDB load it, and {@link org.talktodata.upload.Recogniser}
 * reads the formats that DuckDB leaves as text. What was done is told in {@link
 * org.talktodata.upload.Warning}s.
 */
package org.talktodata.upload;
