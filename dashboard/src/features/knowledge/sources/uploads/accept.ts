/** What the server reads; anything else it refuses with its reason. */
export const ACCEPT = '.pdf,.docx,.xlsx,.xls,.csv,.tsv,.txt,.md,.html,.htm,.png,.jpg,.jpeg,.webp,.gif,.bmp';
