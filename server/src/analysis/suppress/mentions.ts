import { lowerBound } from '../../base/lowerBound.ts';
import { toPointer } from '../../base/path.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';
import { beginningsOf, linesOf, pointersOf } from './places.ts';
import type { Named, Suppression } from './suppression.ts';

/** Suppressions of one rule that speak of the same place. */
interface Group {
  readonly suppression: Suppression;
  readonly mentions: Named[];
}

/** A block in which a rule is suppressed. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly suppression: Suppression;
  readonly named: Named;
}

/** Where one rule is suppressed. Looking up does not take longer where there are more suppressions. */
export class Mentions {
  readonly #places = new Map<string, Group>();
  readonly #blocks: Block[] = [];

  add(suppression: Suppression, named: Named): void {
    const { reach } = suppression;
    if (reach.kind === 'block') {
      const end = reach.ends.get(named.rule) ?? Number.POSITIVE_INFINITY;
      this.#blocks.push({ start: reach.start, end, suppression, named });
      return;
    }
    const key = keyOf(reach);
    const group = this.#places.get(key) ?? { suppression, mentions: [] };
    group.mentions.push(named);
    this.#places.set(key, group);
  }

  /**
   * What suppresses each of the rule's findings, in their order.
   *
   * @param findings in the order of the text
   * @param used takes the mentions that have a finding to speak of
   */
  match(findings: readonly Finding[], section: Section, used: Set<Named>): (Suppression | undefined)[] {
    const inBlock = this.#matchBlocks(findings, used);
    const marked = new Set<Group>();
    return findings.map((finding, index) => {
      const groups = this.#groupsOf(finding, section);
      for (const group of groups) {
        if (marked.has(group)) continue;
        marked.add(group);
        for (const named of group.mentions) used.add(named);
      }
      return groups[0]?.suppression ?? inBlock[index];
    });
  }

  #groupsOf(finding: Finding, section: Section): Group[] {
    if (this.#places.size === 0) return [];
    const keys = [
      ...linesOf(finding, section).flatMap((line) => [`line ${line}`, `node ${line}`]),
      ...beginningsOf(finding, section).map((line) => `node ${line}`),
      ...pointersOf(finding).map((pointer) => `within ${pointer}`),
      'file',
    ];
    return [...new Set(keys)].flatMap((key) => this.#places.get(key) ?? []);
  }

  /** Goes through blocks and findings together; of blocks that overlap, the one that ends last speaks. */
  #matchBlocks(findings: readonly Finding[], used: Set<Named>): (Suppression | undefined)[] {
    let next = 0;
    let reaching: Block | undefined;
    for (const { start, end, named } of this.#blocks) {
      const at = lowerBound(findings, ({ span }) => span.start < start);
      const finding = findings[at];
      if (finding && finding.span.start < end) used.add(named);
    }
    return findings.map(({ span }) => {
      for (let block = this.#blocks[next]; block && block.start <= span.start; block = this.#blocks[next]) {
        if (!reaching || block.end > reaching.end) reaching = block;
        next += 1;
      }
      return reaching && span.start < reaching.end ? reaching.suppression : undefined;
    });
  }
}

function keyOf(reach: Exclude<Suppression['reach'], { kind: 'block' }>): string {
  switch (reach.kind) {
    case 'line':
    case 'node':
      return `${reach.kind} ${reach.line}`;
    case 'within':
      return `within ${toPointer(reach.path)}`;
    case 'file':
      return 'file';
  }
}
