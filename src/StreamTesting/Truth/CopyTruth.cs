namespace StreamTesting;

/// <summary>One arrival of an id after its first.</summary>
/// <param name="Position">Its position among all arrivals.</param>
/// <param name="Kind">What it is to the first arrival.</param>
public readonly record struct CopyTruth(long Position, DuplicateKind Kind)
{
    /// <summary>In which way its bytes are broken; none where they can be read.</summary>
    public PoisonKinds Poison { get; init; }

    /// <summary>The position of the arrival whose payload it has: its own where it conflicts with all before, else the first one's, or that of the copy that came again.</summary>
    public long SamePayloadAs { get; init; }

    /// <summary>Whether its event can be read from its bytes.</summary>
    public bool IsReadable => Poison == PoisonKinds.None;
}
