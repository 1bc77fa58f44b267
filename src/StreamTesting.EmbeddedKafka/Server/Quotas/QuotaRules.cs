using System.Net;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Which quotas Kafka takes for whom, in its words.</summary>
internal static class QuotaRules
{
    private const double Tolerance = 1e-6;

    // The greatest whole number of each, or null where fractions are taken.
    private static readonly Dictionary<string, (string Type, double Max)?> OfClients = new()
    {
        ["producer_byte_rate"] = ("LONG", long.MaxValue),
        ["consumer_byte_rate"] = ("LONG", long.MaxValue),
        ["request_percentage"] = null,
        ["controller_mutation_rate"] = null,
    };

    private static readonly Dictionary<string, (string Type, double Max)?> OfAddresses = new()
    {
        ["connection_creation_rate"] = ("INT", int.MaxValue),
    };

    /// <summary>Why nobody like that can have a quota; null if one can.</summary>
    public static string? Problem(QuotaEntity entity)
    {
        foreach (var (type, name) in entity.Parts)
        {
            if (!QuotaEntity.Types.Contains(type))
            {
                return $"Unhandled client quota entity type: {type}";
            }

            if (name is "")
            {
                return $"Empty {type} not supported";
            }
        }

        return entity.Parts.Count == 0 ? "Invalid empty client quota entity"
            : entity.Has(QuotaEntity.Ip) && entity.Parts.Count > 1
                ? "Invalid quota entity combination, IP entity shouldnot be combined with User or ClientId"
            : entity.Has(QuotaEntity.Ip) && entity.Parts[0].Name is { } address && !IPAddress.TryParse(address, out _) && address != "localhost"
                ? $"{address} is not a valid IP or resolvable host."
            : null;
    }

    /// <summary>Why a quota is not taken; null if it is.</summary>
    public static string? Problem(QuotaEntity entity, string key, double value)
    {
        if (!(entity.Has(QuotaEntity.Ip) ? OfAddresses : OfClients).TryGetValue(key, out var whole))
        {
            return $"Invalid configuration key {key}";
        }

        return !(value > 0) ? $"Quota {key} must be greater than 0"
            : whole is not { } limit ? null
            : value > limit.Max ? $"Proposed value for {key} is too large for {(limit.Type == "INT" ? "an" : "a")} {limit.Type}."
            : Math.Abs(value % 1.0) > Tolerance ? $"{key} cannot be a fractional value."
            : null;
    }
}
