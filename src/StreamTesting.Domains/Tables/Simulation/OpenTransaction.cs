namespace StreamTesting.Domains;

/// <summary>A transaction that is open.</summary>
/// <param name="index">Its number, from 0, in the order in which transactions begin.</param>
internal sealed class OpenTransaction(long index)
{
    public long Index { get; } = index;

    public int StatementsLeft { get; set; }

    /// <summary>How many statements have run.</summary>
    public int Statements { get; set; }

    public bool RollsBack { get; init; }

    /// <summary>PostgreSQL's number; given by the first change.</summary>
    public long Id { get; set; }

    public List<PendingChange> Changes { get; } = [];
}
