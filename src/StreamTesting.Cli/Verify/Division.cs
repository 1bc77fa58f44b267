using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>How the stream is cut into parts that share no key, and which of them are judged here. Immutable.</summary>
internal sealed record Division
{
    public const string ByKey = "key";
    public const string ByPartition = "partition";

    /// <summary>What decides: <see cref="ByKey"/> or <see cref="ByPartition"/>; null where there is one part, the whole.</summary>
    public string? By { get; private init; }

    /// <summary>How many parts there are.</summary>
    public int Of { get; private init; } = 1;

    /// <summary>The parts judged here, from 0.</summary>
    public IReadOnlyList<int> Chosen { get; private init; } = [0];

    public static Division Whole { get; } = new();

    public bool IsWhole => By is null;

    /// <summary>Keys by their hash, as Kafka's partitioner has it: whatever partitions the consumer writes to.</summary>
    public static Division Keys(int of, params IEnumerable<int> chosen) => new() { By = ByKey, Of = of, Chosen = [.. chosen.Distinct().Order()] };

    /// <summary>The partitions of the stream, for a consumer whose output is partitioned as its input is.</summary>
    public static Division Partitions(int of, params IEnumerable<int> chosen) => new() { By = ByPartition, Of = of, Chosen = [.. chosen.Distinct().Order()] };

    public static Division Read(string? by, int of, IEnumerable<int> chosen) => by switch
    {
        ByKey => Keys(of, chosen),
        ByPartition => Partitions(of, chosen),
        _ => Whole,
    };

    public int PartOf(Arrival arrival) => By == ByPartition ? arrival.Partition : PartOfKey(arrival.Event.Key);

    public int PartOfKey(string key) => By == ByKey ? Partitioner.PartitionOf(key, Of) : 0;

    /// <summary>Where an output belongs that no event explains, so that it is counted in exactly one part.</summary>
    public int PartOfUnknown(Observed<OutputLine> output) => By switch
    {
        null => 0,
        ByKey => PartOfKey(output.Value.Id ?? ""),
        _ => output.Partition,
    };

    /// <summary>A part's name.</summary>
    public string NameOf(int part) => By == ByPartition
        ? string.Create(CultureInfo.InvariantCulture, $"partition {part}")
        : string.Create(CultureInfo.InvariantCulture, $"part {part + 1}/{Of}");

    public bool Equals(Division? other) => other is not null && By == other.By && Of == other.Of && Chosen.SequenceEqual(other.Chosen);

    public override int GetHashCode() => Of;
}
