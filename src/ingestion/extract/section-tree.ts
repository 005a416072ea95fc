import type { ParsedSection } from '../parsed-document.js';

/** A section with those below it, in document order. */
export interface SectionNode {
  readonly section: ParsedSection;
  readonly parent: SectionNode | null;
  readonly children: SectionNode[];
}

/** Hangs sections under their parents by path; returns those without one. */
export function buildSectionTree(sections: readonly ParsedSection[]): SectionNode[] {
  const byPath = new Map<string, SectionNode>();
  const roots: SectionNode[] = [];
  for (const section of sections) {
    const parent = findParent(section.path, byPath);
    const node: SectionNode = { section, parent, children: [] };
    byPath.set(section.path, node);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

function findParent(path: string, byPath: ReadonlyMap<string, SectionNode>): SectionNode | null {
  for (let cut = lastCut(path); cut > 0; cut = lastCut(path.slice(0, cut))) {
    const parent = byPath.get(path.slice(0, cut));
    if (parent) return parent;
  }
  return null;
}

const lastCut = (path: string): number => Math.max(path.lastIndexOf('.'), path.lastIndexOf('#'));
