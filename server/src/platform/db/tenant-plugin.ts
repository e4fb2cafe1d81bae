import type { IdentifierNode } from 'kysely';
import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryResult,
  ReferenceNode,
  type RootOperationNode,
  type SelectQueryNode,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import { TenantWallError } from './guard.ts';
import { TENANT_TABLES } from './tenant-tables.ts';

interface NamedTable {
  reference: TableNode;
}

/** The tenant table that a from, join, using or into names, with the name that columns are qualified by; null for anything else. */
function tenantTable(node: OperationNode): NamedTable | null {
  if (node.kind === 'AliasNode') {
    const { node: inner, alias } = node as unknown as { node: OperationNode; alias: OperationNode };
    if (!tenantTable(inner)) return null;
    return alias.kind === 'IdentifierNode' ? { reference: TableNode.create((alias as IdentifierNode).name) } : null;
  }
  if (node.kind !== 'TableNode') return null;
  const name = (node as TableNode).table.identifier.name;
  return TENANT_TABLES.has(name) ? { reference: TableNode.create(name) } : null;
}

/** Rewrites every query tree of one tenant's handle: `tenant_id = $t` on every table, join and sub-query; fills and checks inserts. */
class TenantTransformer extends OperationNodeTransformer {
  readonly #tenantId: string;

  constructor(tenantId: string) {
    super();
    this.#tenantId = tenantId;
  }

  #condition(table: NamedTable): OperationNode {
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create('tenant_id'), table.reference),
      OperatorNode.create('='),
      ValueNode.create(this.#tenantId),
    );
  }

  #where(existing: WhereNode | undefined, tables: NamedTable[]): WhereNode | undefined {
    let where = existing?.where;
    for (const table of tables) where = where ? AndNode.create(where, this.#condition(table)) : this.#condition(table);
    return where ? WhereNode.create(where) : undefined;
  }

  #tables(nodes: readonly OperationNode[]): NamedTable[] {
    return nodes.map(tenantTable).filter((table) => table !== null);
  }

  #guarded<T extends { where?: WhereNode }>(node: T, tables: NamedTable[]): T {
    const where = this.#where(node.where, tables);
    return where ? { ...node, where } : node;
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    const transformed = super.transformSelectQuery(node);
    return this.#guarded(transformed, this.#tables(transformed.from?.froms ?? []));
  }

  // In the join's own condition, so that an outer join still keeps the rows that have no partner.
  protected override transformJoin(node: JoinNode): JoinNode {
    const transformed = super.transformJoin(node);
    const table = tenantTable(transformed.table);
    if (!table) return transformed;
    const condition = this.#condition(table);
    // A cross join takes no condition; with one it is an inner join.
    const joinType = transformed.joinType === 'CrossJoin' ? 'InnerJoin' : transformed.joinType;
    return { ...transformed, joinType, on: OnNode.create(transformed.on ? AndNode.create(transformed.on.on, condition) : condition) };
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    const transformed = super.transformUpdateQuery(node);
    for (const update of transformed.updates ?? []) {
      const { column } = update;
      const name = ColumnNode.is(column)
        ? column.column.name
        : ReferenceNode.is(column) && ColumnNode.is(column.column)
          ? column.column.column.name
          : null;
      if (name === 'tenant_id') throw new TenantWallError('a row never changes its tenant');
    }
    return this.#guarded(
      transformed,
      this.#tables([...(transformed.table ? [transformed.table] : []), ...(transformed.from?.froms ?? [])]),
    );
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    const transformed = super.transformDeleteQuery(node);
    return this.#guarded(transformed, this.#tables([...transformed.from.froms, ...(transformed.using?.tables ?? [])]));
  }

  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    const transformed = super.transformInsertQuery(node);
    if (!transformed.into || !tenantTable(transformed.into)) return transformed;
    const { columns, values } = transformed;
    if (!columns || !values || !ValuesNode.is(values))
      throw new TenantWallError('an insert into a tenant table lists its columns and values');
    const place = columns.findIndex((column) => column.column.name === 'tenant_id');
    const rows = values.values.map((row) => {
      if (PrimitiveValueListNode.is(row)) {
        if (place >= 0 && row.values[place] !== this.#tenantId) throw new TenantWallError("an insert carries another tenant's id");
        return place >= 0 ? row : PrimitiveValueListNode.create([...row.values, this.#tenantId]);
      }
      const nodes = row.values;
      const given = nodes[place];
      if (place >= 0 && !(given && ValueNode.is(given) && given.value === this.#tenantId)) {
        throw new TenantWallError("an insert carries another tenant's id");
      }
      return place >= 0 ? row : ValueListNode.create([...nodes, ValueNode.create(this.#tenantId)]);
    });
    return {
      ...transformed,
      columns: place >= 0 ? columns : [...columns, ColumnNode.create('tenant_id')],
      values: ValuesNode.create(rows),
    };
  }
}

export class TenantPlugin implements KyselyPlugin {
  readonly #transformer: TenantTransformer;

  constructor(tenantId: string) {
    this.#transformer = new TenantTransformer(tenantId);
  }

  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    if (args.node.kind === 'MergeQueryNode') throw new TenantWallError('merge is not used on tenant tables');
    return this.#transformer.transformNode(args.node, args.queryId);
  }

  transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(args.result);
  }
}
