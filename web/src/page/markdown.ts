/** The part of Markdown that boards know, as a tree; what is no Markdown, HTML too, stays plain text. */
export type Inline = string | { tag: 'strong' | 'em' | 'code'; parts: Inline[] } | { tag: 'a'; href: string; parts: Inline[] };
export type Block =
  | { tag: 'h2' | 'h3' | 'h4' | 'p' | 'blockquote'; parts: Inline[] }
  | { tag: 'ul' | 'ol'; items: Inline[][] };

/** Reads a text block by block; blank lines part paragraphs. */
export function markdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const group of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    group.split('\n').filter(line => line.trim() !== '').forEach((line, at) => add(blocks, line, at === 0));
  }
  return blocks;
}

function add(blocks: Block[], line: string, first: boolean): void {
  const last = blocks.at(-1);
  const heading = /^(#{1,3})\s+(.+)$/.exec(line);
  const item = /^\s*(?:([-*+])|\d+[.)])\s+(.+)$/.exec(line);
  const quote = /^>\s?(.*)$/.exec(line);
  if (heading) {
    blocks.push({ tag: (['h2', 'h3', 'h4'] as const)[heading[1]!.length - 1]!, parts: inline(heading[2]!) });
  } else if (item) {
    const tag = item[1] ? 'ul' : 'ol';
    if (last && 'items' in last && last.tag === tag && !first) {
      last.items.push(inline(item[2]!));
    } else {
      blocks.push({ tag, items: [inline(item[2]!)] });
    }
  } else if (quote) {
    blocks.push({ tag: 'blockquote', parts: inline(quote[1]!) });
  } else if (last?.tag === 'p' && !first) {
    last.parts.push(' ', ...inline(line.trim()));
  } else {
    blocks.push({ tag: 'p', parts: inline(line.trim()) });
  }
}

const MARKED = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/;

function inline(text: string): Inline[] {
  const found = MARKED.exec(text);
  if (!found) {
    return text === '' ? [] : [text];
  }
  const [whole, code, strong, em, link, href] = found;
  const part: Inline = code ? { tag: 'code', parts: [code] } : strong ? { tag: 'strong', parts: inline(strong) }
    : em ? { tag: 'em', parts: inline(em) } : { tag: 'a', href: href!, parts: inline(link!) };
  const before = text.slice(0, found.index);
  return [...(before ? [before] : []), part, ...inline(text.slice(found.index + whole.length))];
}
