using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.EmbeddedKafka;

/// <summary>Plans as JSON.</summary>
internal static class FaultPlanJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowOutOfOrderMetadataProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static string Write(FaultPlan plan) => JsonSerializer.Serialize(plan, Options);

    public static FaultPlan Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var plan = JsonSerializer.Deserialize<FaultPlan>(json, Options) ?? throw new FormatException("The fault plan is null; it must be an object with rules.");
            plan.Require();
            return plan;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new FormatException($"The fault plan cannot be read: {exception.Message}", exception);
        }
    }
}
