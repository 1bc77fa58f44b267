using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>A disruption at a known time (SX-1): it befalls every truck that would leave while it lasts. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">When it begins.</param>
/// <param name="Lasting">How long it lasts; above zero and at most 30 days.</param>
public sealed record StoreDisruption(StoreDisruptionKind Kind, DateTimeOffset From, TimeSpan Lasting)
{
    /// <summary>The distribution center that it befalls; null, the default, for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DcId { get; init; }

    /// <summary>
    /// How severe it is: the share of the longest delay or of the greatest loss; from 0.01 to 1, 1 by default. An outage is as severe as it is long.
    /// </summary>
    public double Severity { get; init; } = 1;

    internal bool Befalls(int center, long time) => (DcId is null || DcId == center)
        && time >= From.ToUnixTimeMilliseconds() && time < (From + Lasting).ToUnixTimeMilliseconds();

    internal void Validate(int centers)
    {
        if (!Enum.IsDefined(Kind))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Kind), Kind, $"The kind of a disruption (supply.disruptions.kind) is {Kind}; it must be one of {string.Join(", ", Enum.GetNames<StoreDisruptionKind>())}.");
        }

        OptionRange.CheckTime(
            Lasting, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(30), TimeSpan.FromMilliseconds(1), nameof(Lasting), "The length of a disruption (supply.disruptions.lasting)");
        OptionRange.CheckNumber(Severity, 0.01, 1, nameof(Severity), "The severity of a disruption (supply.disruptions.severity)");
        OptionRange.Check(DcId ?? 1, 1, centers, nameof(DcId), "The distribution center of a disruption (supply.disruptions.dcId)");
    }
}
