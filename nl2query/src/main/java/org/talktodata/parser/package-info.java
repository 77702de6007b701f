/**
 * Step two of the line, the model: from a question to chart queries. {@link
 * org.talktodata.parser.SemanticParser} is the way in. A {@code Linker} finds what the words may
 * name, the {@link org.talktodata.parser.Network} scores actions, a {@code BeamSearch} writes the
 * likeliest queries, and the {@code Grammar} is the one home of the language they are written in.
 * What arrives together goes through the network together ({@code Batcher}).
 */
package org.talktodata.parser;
