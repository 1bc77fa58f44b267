namespace StreamTesting.Domains;

/// <summary>What a statement does.</summary>
internal enum StatementKind
{
    Insert,
    Update,
    Delete,
    KeyChange,
    Truncate,
}
