using System.Text.Json.Serialization;

namespace StreamTesting.EmbeddedKafka;

/// <summary>
/// A fault: which requests it waits for, at which of them it fires, and what it does then. What is null matches everything. Immutable.
/// </summary>
/// <example><code>
/// broker.Faults.Add(new FaultRule { Name = "lost acknowledgement", Api = "Produce", Topic = "orders", Skip = 2, Action = FaultAction.LoseAnswer });
/// </code></example>
public sealed record FaultRule
{
    /// <summary>What the fault is called in reports.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required FaultAction Action { get; init; }

    /// <summary>The API's name in Kafka, such as <c>Produce</c> or <c>OffsetCommit</c>.</summary>
    public string? Api { get; init; }

    /// <summary>A topic that the request names. A request of several topics is hit as a whole.</summary>
    public string? Topic { get; init; }

    /// <summary>A partition that the request names, of <see cref="Topic"/> where one is given.</summary>
    public int? Partition { get; init; }

    /// <summary>The client.id that the request comes with.</summary>
    public string? ClientId { get; init; }

    /// <summary>The broker that the request comes to.</summary>
    public int? Broker { get; init; }

    /// <summary>The group that the request is about.</summary>
    public string? Group { get; init; }

    /// <summary>The transactional id that the request is about.</summary>
    public string? TransactionalId { get; init; }

    /// <summary>
    /// An offset that the request commits past, in a partition that it names: of <see cref="Topic"/> and <see cref="Partition"/> where those are given. Then only requests match that
    /// commit offsets, in a transaction or not.
    /// </summary>
    public long? Past { get; init; }

    /// <summary>How many requests that match are let through first.</summary>
    /// <value>Not negative; default 0: the first one is hit.</value>
    public int Skip { get; init; }

    /// <summary>How often the fault fires at most; null for no limit.</summary>
    /// <value>At least 1; default 1.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Times { get; init; } = 1;

    /// <summary>The share of requests that match, behind those skipped, at which it fires; chosen by the seed and the number of the request.</summary>
    /// <value>More than 0, at most 1; default 1.</value>
    public double Rate { get; init; } = 1;

    /// <summary>What is wrong with the rule, in a sentence; null if nothing.</summary>
    internal string? Problem() =>
        string.IsNullOrWhiteSpace(Name) ? "A fault needs a name."
        : Action is null ? $"Fault '{Name}' has no action."
        : Api is not null && !FaultTargets.IsApi(Api) ? $"Fault '{Name}' waits for '{Api}', which is no API of Kafka; one is written like Produce."
        : Skip < 0 ? $"Fault '{Name}' skips {Skip} requests; it must be 0 or more."
        : Times < 1 ? $"Fault '{Name}' fires {Times} times; it must be 1 or more, or null."
        : Rate is not (> 0 and <= 1) ? $"Fault '{Name}' has rate {Rate}; it must be above 0, and 1 at most."
        : Action.Problem() is { } problem ? $"Fault '{Name}': {problem}"
        : null;
}
