namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A state machine with deadlines, which its owner calls it for.</summary>
internal interface ITimed
{
    /// <summary>When it has to be called next; null where nothing is due.</summary>
    DateTimeOffset? NextDeadline { get; }

    /// <summary>Does what is due by now, which may be nothing.</summary>
    void Expire();

    /// <summary>Lets go of who waits for it, since the broker stops.</summary>
    void Kill();
}
