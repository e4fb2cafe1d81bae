/** The one place where the turn enters the knowledge module's fact answers. */
export * from '../../knowledge/index.ts';
