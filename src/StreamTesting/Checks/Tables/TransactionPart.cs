namespace StreamTesting;

/// <summary>A place within a transaction.</summary>
internal sealed record TransactionPart(string Transaction, int Applied, int Of, ChangeRecord Record);
