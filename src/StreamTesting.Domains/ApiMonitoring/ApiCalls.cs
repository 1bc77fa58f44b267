using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// Calls of eight services with 54 endpoints over a span of time, as their monitoring reports them (source document 004).
/// </summary>
/// <remarks>
/// <para>Call i of n happens at the moment at which the traffic of the span has reached (i + u) / n of all of it, with u uniform in [0, 1): in
/// order, and never at or after the end of the span. Times are in whole microseconds, days and hours those of UTC.</para>
/// <para>Everything else is drawn for each call by itself, from the seed and its number alone. The document's rates and weights are
/// probabilities: what is measured varies around them as a binomial does.</para>
/// <para>Where a service answers normally, it takes the average of the document's table on average, within the range of its kind of service. A
/// spike multiplies that by 2 to 10, an error by 0.5 to 3.</para>
/// </remarks>
/// <param name="Count">How many calls; from 0 to 10^12 (P-72).</param>
public sealed record ApiCalls(long Count = 10_000) : Domain, IFinalStates
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// When the span begins: a whole second from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z, a Thursday, by default, never the clock.
    /// </summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Over how long the calls are spread (<c>--hours</c>, P-75); whole seconds from 1 second to 36,500 days, 24 hours by default.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How much more traffic there is from 9 to 17 o'clock than before and after; from 0 to 1000, 2 by default (P-51).</summary>
    public double BusinessHoursFactor { get; init; } = 2;

    /// <summary>How much of a weekday's traffic there is on Saturdays and Sundays; from 0 to 1000, 0.6 by default (P-53).</summary>
    public double WeekendFactor { get; init; } = 0.6;

    /// <summary>What else makes traffic rise and fall, multiplied with the two above: bursts, holidays; null, the default, for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RateShape? Traffic { get; init; }

    /// <summary>
    /// The share of the calls that fail; from 0 to 1. Null, the default, for that of each service (P-03 to P-10): from 1 to 5 %, 2.625 % over all (P-69).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ErrorRate { get; init; }

    /// <summary>The share of the calls that take 2 to 10 times as long; from 0 to 1, 0.05 by default (P-58).</summary>
    public double SpikeRate { get; init; } = 0.05;

    /// <summary>
    /// The share of those calls that can be answered from a cache, a GET that ends with 200, that are; from 0 to 1, 0.5 by default, which is
    /// 24.8 % of all calls (P-68: about 25 %).
    /// </summary>
    public double CacheHitRate { get; init; } = 0.5;

    /// <summary>The share of the calls without a user; from 0 to 1, 0.1 by default (P-28).</summary>
    public double AnonymousRate { get; init; } = 0.1;

    /// <summary>How many users there are, each as likely, <c>user_10000</c> the first; from 1 to 10^6, 90,000 by default.</summary>
    public int UserCount { get; init; } = 90_000;

    /// <summary>What the calls of a key have in common; <see cref="ApiCallKey.Service"/> by default.</summary>
    public ApiCallKey Key { get; init; } = ApiCallKey.Service;

    /// <summary>How long an event takes to arrive, at the most; from 0, the default, to 1 day in whole milliseconds.</summary>
    public TimeSpan Transport { get; init; } = TimeSpan.Zero;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "api";

    /// <summary><see cref="Count"/> events. Services and users live for ever: no event ends its entity.</summary>
    [JsonIgnore]
    public override DomainSize? Size => new DomainSize(Count, 0);

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan TransportDelay => Transport;

    /// <summary>The document's JSON: <see cref="ApiJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => ApiJson.Instance;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => ApiFaults.All;

    internal RateShape Shape
    {
        get
        {
            var shape = Rate.BusinessHours(9, 17, BusinessHoursFactor) * Rate.Weekend(WeekendFactor);
            return Traffic is null ? shape : shape * Traffic;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new ApiCallEvents(this, seed);
    }

    /// <summary>The traffic by which the calls are placed.</summary>
    /// <inheritdoc/>
    public override RateCurve? RatesOf(Seed seed) => CurveOf(seed.Derive("traffic"));

    /// <summary>Makes the event that conflicts with another: the same but for its response time.</summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        var call = (ApiCall)original.Payload!;
        var drawn = ApiCallMaker.Milliseconds(random.NextInRange(1, 99_999));
        var other = drawn < call.Metrics.ResponseTimeMs ? drawn : drawn + 0.01m;
        var payload = call with { Metrics = call.Metrics with { ResponseTimeMs = other } };
        return new StreamEvent(original.Id, original.Type, original.Entity, original.EventTime, payload);
    }

    /// <inheritdoc/>
    object IFinalStates.Apply(object? state, StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return ApiState.After((ApiState?)state, happened);
    }

    /// <inheritdoc/>
    void IFinalStates.Write(object state, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        ((ApiState)state).WriteTo(json);
    }

    internal RateCurve CurveOf(Seed seed) => new(Shape, Start, Start + Span, seed);

    /// <inheritdoc/>
    public override void Validate()
    {
        var (second, millisecond) = (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));
        OptionRange.Check(Count, 0, 1_000_000_000_000, nameof(Count), "The number of calls (count)");
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, second, nameof(Start), "The start (start)");
        OptionRange.CheckTime(Span, second, TimeSpan.FromDays(36_500), second, nameof(Span), "The span (span)");
        OptionRange.CheckNumber(BusinessHoursFactor, 0, 1000, nameof(BusinessHoursFactor), "The factor of the business hours (businessHoursFactor)");
        OptionRange.CheckNumber(WeekendFactor, 0, 1000, nameof(WeekendFactor), "The factor of the weekend (weekendFactor)");
        _ = CurveOf(default);
        OptionRange.CheckRate(ErrorRate ?? 0, nameof(ErrorRate), "The share of failing calls (errorRate)");
        OptionRange.CheckRate(SpikeRate, nameof(SpikeRate), "The share of spikes (spikeRate)");
        OptionRange.CheckRate(CacheHitRate, nameof(CacheHitRate), "The share of cache hits (cacheHitRate)");
        OptionRange.CheckRate(AnonymousRate, nameof(AnonymousRate), "The share of calls without a user (anonymousRate)");
        OptionRange.Check(UserCount, 1, 1_000_000, nameof(UserCount), "The number of users (userCount)");
        OptionRange.CheckDefined(Key, nameof(Key), "The key (key)");
        OptionRange.CheckTime(Transport, TimeSpan.Zero, TimeSpan.FromDays(1), millisecond, nameof(Transport), "The longest time to arrive (transport)");
    }
}
