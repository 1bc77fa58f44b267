namespace StreamTesting;

/// <summary>Says of which arrival a dead letter is: by its place in its partition, by its position in the stream, or by nothing but its bytes. Immutable.</summary>
public sealed record DeadLetter
{
    private DeadLetter()
    {
    }

    internal Lane? Lane { get; private init; }

    internal long? Number { get; private init; }

    internal ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>
    /// Names the arrival by its offset, as dead-letter records of Kafka Connect and of Spring do. The stream's arrivals stand at the offsets from 0 on
    /// where they were injected into a new topic without transactions; where they were not, take the first one's offset away.
    /// </summary>
    /// <param name="partition">The partition it was read from.</param>
    /// <param name="offset">Its offset there: <see cref="Arrival.PartitionPosition"/>.</param>
    /// <param name="topic">The stream's own name of the topic; empty, the default, where the domain has only one without a name.</param>
    /// <returns>The name.</returns>
    public static DeadLetter At(int partition, long offset, string topic = "")
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new DeadLetter { Lane = new Lane(topic, partition), Number = offset };
    }

    /// <summary>Names the arrival by <see cref="Arrival.Position"/>, which injected records carry as a header.</summary>
    /// <param name="position">The position.</param>
    /// <returns>The name; a position below zero is one that the stream does not have.</returns>
    public static DeadLetter OfPosition(long position) => new() { Number = position };

    /// <summary>Names the arrival by its bytes. Where several arrivals have the same, each dead letter is of another one of them.</summary>
    /// <param name="bytes">The value as it was read; none for an empty one.</param>
    /// <returns>The name.</returns>
    public static DeadLetter OfBytes(ReadOnlyMemory<byte> bytes) => new() { Bytes = bytes };

    /// <inheritdoc/>
    public override string ToString() => (Number, Lane) switch
    {
        (null, _) => $"{RuleText.Count(Bytes.Length, "byte")}",
        (_, null) => RuleText.Invariant($"position {Number}"),
        _ => RuleText.Invariant($"offset {Number} of {Lane}"),
    };
}
