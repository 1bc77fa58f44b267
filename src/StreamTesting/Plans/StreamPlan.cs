using System.Collections.Immutable;
using System.Globalization;

namespace StreamTesting;

/// <summary>
/// What a stream is to be: a domain, and the steps that disorder it. Immutable data: each method returns a new plan, and a plan can be
/// written as JSON and read again. The order in which steps are added makes no difference to the stream, among steps of different kinds.
/// </summary>
public sealed partial class StreamPlan : IEquatable<StreamPlan>
{
    private readonly ImmutableArray<DisorderStep> _disorder;

    /// <summary>Makes a plan for a domain as it is, in order and without copies, in one partition.</summary>
    /// <param name="domain">The domain with its options.</param>
    /// <exception cref="ArgumentException">An option of the domain is impossible.</exception>
    public StreamPlan(Domain domain)
        : this(Validated(domain), 1, [])
    {
    }

    private StreamPlan(Domain domain, int partitions, ImmutableArray<DisorderStep> disorder)
    {
        Domain = domain;
        Partitions = partitions;
        _disorder = disorder;
    }

    /// <summary>What happens.</summary>
    public Domain Domain { get; }

    /// <summary>Over how many partitions the arrivals are spread, by key; 1 by default.</summary>
    public int Partitions { get; }

    /// <summary>What disorders it.</summary>
    public IReadOnlyList<DisorderStep> Disorder => _disorder;

    /// <summary>Spreads the arrivals over partitions, by key, as Kafka's Java producer would (<see cref="Partitioner"/>).</summary>
    /// <param name="partitions">How many; from 1 to 10,000.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is impossible.</exception>
    public StreamPlan Over(int partitions)
    {
        Guard.Between(partitions, 1, 10_000, nameof(partitions), "The number of partitions");
        return new StreamPlan(Domain, partitions, _disorder);
    }

    /// <summary>Adds a step.</summary>
    /// <param name="step">The step with its settings.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan With(DisorderStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        step.Validate(Domain);
        return new StreamPlan(Domain, Partitions, _disorder.Add(step));
    }

    /// <summary>Makes events late by threshold: see <see cref="StreamTesting.Late"/>.</summary>
    /// <param name="rate">The share of the events, from 0 to 1.</param>
    /// <param name="upTo">The longest delay; above the domain's transport delay.</param>
    /// <param name="atLeast">The shortest delay, from which an event counts as late; a tenth of <paramref name="upTo"/> by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Late(double rate, TimeSpan upTo, TimeSpan? atLeast = null, Choosing choosing = Choosing.Exactly) =>
        With(new Late(rate, upTo) { AtLeast = atLeast, Choosing = choosing });

    /// <summary>Makes events late by day: see <see cref="StreamTesting.LateByDays"/>.</summary>
    /// <param name="rate">The share of the events, from 0 to 1.</param>
    /// <param name="maxDays">The most days, from 1.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan LateByDays(double rate, int maxDays = 3, Choosing choosing = Choosing.Exactly) =>
        With(new LateByDays(rate, maxDays) { Choosing = choosing });

    /// <summary>Sends events a second time: see <see cref="StreamTesting.Duplicated"/>.</summary>
    /// <param name="rate">The share of the events, from 0 to 1.</param>
    /// <param name="as">What the copy is: exact by default, a retry or conflicting.</param>
    /// <param name="within">How long after the first arrival at the most; one minute by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <param name="atLeast">How long after the first arrival at the least; 1 ms by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Duplicated(
        double rate, DuplicateKind @as = DuplicateKind.Exact, TimeSpan? within = null, Choosing choosing = Choosing.Exactly, TimeSpan? atLeast = null) =>
        With(new Duplicated(rate) { As = @as, Within = within ?? TimeSpan.FromMinutes(1), AtLeast = atLeast, Choosing = choosing });

    /// <summary>Lets newer events of the partition pass some: see <see cref="StreamTesting.OutOfOrder"/>.</summary>
    /// <param name="rate">The share of the events, from 0 to 1.</param>
    /// <param name="maxDisplacement">How many newer arrivals may pass one, from 1; 10 by default.</param>
    /// <param name="upTo">How far ahead of it those may lie; unbounded by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan OutOfOrder(double rate, int maxDisplacement = 10, TimeSpan? upTo = null, Choosing choosing = Choosing.Exactly) =>
        With(new OutOfOrder(rate, maxDisplacement) { UpTo = upTo, Choosing = choosing });

    /// <summary>Lets newer events of the same entity pass some: see <see cref="StreamTesting.OutOfOrderInEntity"/>.</summary>
    /// <param name="rate">The share of the events that do not end their entity, from 0 to 1.</param>
    /// <param name="upTo">How long one is held back at the most; unbounded by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan OutOfOrderInEntity(double rate, TimeSpan? upTo = null, Choosing choosing = Choosing.Exactly) =>
        With(new OutOfOrderInEntity(rate) { UpTo = upTo, Choosing = choosing });

    /// <summary>Sends the last arrivals again: see <see cref="StreamTesting.Redelivered"/>.</summary>
    /// <param name="length">How many arrivals come again each time, from 1 to 1,000,000.</param>
    /// <param name="times">How often, from 1.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Redelivered(int length, int times = 1) => With(new Redelivered(length, times));

    /// <summary>Makes the stream of a seed. Nothing is computed before it is enumerated.</summary>
    /// <param name="seed">Decides all that the plan leaves open.</param>
    /// <returns>The stream; the same for the same seed.</returns>
    /// <exception cref="ArgumentException">A step names a partition that there is not, or all are to be idle.</exception>
    public EventStream Generate(Seed seed) => new(this, seed);

    /// <summary>Writes the plan as JSON, as <see cref="FromJson"/> reads it.</summary>
    /// <returns>Indented JSON, the same for equal plans.</returns>
    public string ToJson() => PlanJson.Write(this);

    /// <summary>Reads a plan from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote, or a person.</param>
    /// <param name="domains">The domains it may name.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanFormatException">The JSON is no plan or names impossible settings; the message says where and why.</exception>
    public static StreamPlan FromJson(string json, DomainCatalog domains) => PlanJson.Read(json, domains);

    /// <inheritdoc/>
    public bool Equals(StreamPlan? other) =>
        other is not null && Domain == other.Domain && Partitions == other.Partitions && _disorder.SequenceEqual(other._disorder);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamPlan);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Domain, Partitions, _disorder.Length);

    /// <inheritdoc/>
    public override string ToString() => _disorder.IsEmpty
        ? DomainText
        : $"{DomainText}, {string.Join("; ", _disorder.Select(step => step.Description))}";

    private string DomainText => Domain.Size is { } size ? string.Create(CultureInfo.InvariantCulture, $"{Domain.Name} ({size.Events} events)") : Domain.Name;

    private static Domain Validated(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        domain.Validate();
        if (domain.Topics.Count == 0 || domain.Topics.Distinct(StringComparer.Ordinal).Count() < domain.Topics.Count)
        {
            throw new ArgumentException(
                $"The domain '{domain.Name}' has the topics [{string.Join(", ", domain.Topics.Select(topic => $"'{topic}'"))}]; it needs at least one, and each once.", nameof(domain));
        }

        return domain;
    }
}
