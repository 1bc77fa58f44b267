using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Disturbs the way of a stream through Kafka at arrivals drawn from the seed, spread over the stream: the n-th of so many lies in the n-th of as many equal parts of the events.
/// A lost acknowledgement adds an arrival, the copy that the producer writes again, right behind the one that was hit and in its partition. The others change no arrival; what
/// they do, an injection into Kafka does.
/// </summary>
/// <param name="By">What happens.</param>
/// <param name="Times">How often; from 1 to 1,000, 1 by default. An arrival has one lost acknowledgement at the most.</param>
public sealed record Disturbance(DisturbanceKind By, int Times = 1) : DisorderStep
{
    /// <summary>After how many arrivals a broker comes back that was not told otherwise.</summary>
    public const int UsualLasting = 200;

    private const int MostTimes = 1_000;
    private const int MostLasting = 1_000_000;

    /// <summary>
    /// After how many arrivals, over all partitions, a broker comes back, or at the end of the stream where that is sooner; from 1 to 1,000,000, <see cref="UsualLasting"/> where it is
    /// null, the default. Only for <see cref="DisturbanceKind.BrokerDown"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Lasting { get; init; }

    /// <summary>On which side of its commit a consumer dies; before it by default. Only for <see cref="DisturbanceKind.ConsumerCrash"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CrashPoint At { get; init; }

    /// <summary>
    /// Whether the producer is idempotent, so that the broker drops what it writes again and there is no copy; false by default. Only for
    /// <see cref="DisturbanceKind.LostAcknowledgement"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Idempotent { get; init; }

    /// <summary>
    /// Whether a barrier stands before it: it happens once the consumer has committed all that arrived before; and before a broker comes back, too. False by default. Only for <see cref="DisturbanceKind.LeaderMove"/> and
    /// <see cref="DisturbanceKind.BrokerDown"/>; the others wait for the consumer's commit anyway.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AfterBarrier { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{Times} {(Times == 1 ? Name : DisturbanceText.ManyOf(By))}{(More.Length == 0 ? "" : " " + More)}");

    /// <summary>What one of them is called.</summary>
    internal string Name => DisturbanceText.Of(By);

    private string More => DisturbanceText.More(By, Length, At, Idempotent, AfterBarrier);

    private int Length => By == DisturbanceKind.BrokerDown ? Lasting ?? UsualLasting : 0;

    internal override string Kind => $"disturbed by {Name}";

    /// <summary>One of them; where, is not known yet.</summary>
    internal ScheduledDisturbance Planned(int number) =>
        new(By, number, Times, -1, default, -1) { Lasting = Length, At = At, Idempotent = Idempotent, AfterBarrier = AfterBarrier };

    internal bool AddsCopy => By == DisturbanceKind.LostAcknowledgement && !Idempotent;

    /// <summary>Lets acknowledgements get lost: see <see cref="DisturbanceKind.LostAcknowledgement"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    /// <param name="idempotent">Whether the producer is idempotent, so that no copy is there; false by default.</param>
    public static Disturbance LostAcknowledgement(int times = 1, bool idempotent = false) => new(DisturbanceKind.LostAcknowledgement, times) { Idempotent = idempotent };

    /// <summary>Gives partitions another leader: see <see cref="DisturbanceKind.LeaderMove"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    /// <param name="afterBarrier">Whether the consumer has committed all before; false by default.</param>
    public static Disturbance LeaderMove(int times = 1, bool afterBarrier = false) => new(DisturbanceKind.LeaderMove, times) { AfterBarrier = afterBarrier };

    /// <summary>Lets brokers go down for a while: see <see cref="DisturbanceKind.BrokerDown"/>.</summary>
    /// <param name="lasting">For how many arrivals; from 1 to 1,000,000.</param>
    /// <param name="times">How often; from 1 to 1,000.</param>
    /// <param name="afterBarrier">Whether the consumer has committed all before; false by default.</param>
    public static Disturbance BrokerDown(int lasting = UsualLasting, int times = 1, bool afterBarrier = false) =>
        new(DisturbanceKind.BrokerDown, times) { Lasting = lasting, AfterBarrier = afterBarrier };

    /// <summary>Makes the consumer's group rebalance: see <see cref="DisturbanceKind.Rebalance"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    public static Disturbance Rebalance(int times = 1) => new(DisturbanceKind.Rebalance, times);

    /// <summary>Lets another broker look after the consumer's group: see <see cref="DisturbanceKind.GroupCoordinatorMove"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    public static Disturbance GroupCoordinatorMove(int times = 1) => new(DisturbanceKind.GroupCoordinatorMove, times);

    /// <summary>Lets another broker look after the consumer's transactions: see <see cref="DisturbanceKind.TransactionCoordinatorMove"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    public static Disturbance TransactionCoordinatorMove(int times = 1) => new(DisturbanceKind.TransactionCoordinatorMove, times);

    /// <summary>Lets the sessions of the consumer's group expire: see <see cref="DisturbanceKind.SessionExpiry"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    public static Disturbance SessionExpiry(int times = 1) => new(DisturbanceKind.SessionExpiry, times);

    /// <summary>Lets the consumer die and start again: see <see cref="DisturbanceKind.ConsumerCrash"/>.</summary>
    /// <param name="times">How often; from 1 to 1,000.</param>
    /// <param name="at">On which side of its commit; before it by default.</param>
    public static Disturbance ConsumerCrash(int times = 1, CrashPoint at = CrashPoint.BeforeCommit) => new(DisturbanceKind.ConsumerCrash, times) { At = at };

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        if (!Enum.IsDefined(By) || !Enum.IsDefined(At))
        {
            throw new ArgumentOutOfRangeException(nameof(By), By, $"There is no disturbance {(Enum.IsDefined(By) ? At : By)}.");
        }

        Guard.Between(Times, 1, MostTimes, nameof(Times), $"How often a {Name} happens (times)");
        Guard.Between(Lasting ?? UsualLasting, 1, MostLasting, nameof(Lasting), "After how many arrivals a broker comes back (lasting)");
        Only(Lasting is not null, nameof(Lasting), DisturbanceKind.BrokerDown);
        Only(At != default, nameof(At), DisturbanceKind.ConsumerCrash);
        Only(Idempotent, nameof(Idempotent), DisturbanceKind.LostAcknowledgement);
        Only(AfterBarrier, nameof(AfterBarrier), DisturbanceKind.LeaderMove, DisturbanceKind.BrokerDown);
    }

    private void Only(bool isSet, string name, params DisturbanceKind[] kinds)
    {
        if (isSet && !kinds.Contains(By))
        {
            throw new ArgumentException($"'{name}' is for a {string.Join(" and a ", kinds.Select(DisturbanceText.Of))}; leave it out for a {Name}.", name);
        }
    }
}
