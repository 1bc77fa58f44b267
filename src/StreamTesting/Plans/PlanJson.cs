using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace StreamTesting;

internal static class PlanJson
{
    private const string Version = "streamtesting";

    private static readonly JsonSerializerOptions Options = new(TimelineJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepOptionsOnly } },
    };

    public static string Write(StreamPlan plan)
    {
        var domain = JsonSerializer.SerializeToNode(plan.Domain, plan.Domain.GetType(), Options)!.AsObject();
        domain.Insert(0, "name", plan.Domain.Name);
        return new JsonObject
        {
            [Version] = Seed.FormatVersion,
            ["domain"] = domain,
            ["partitions"] = plan.Partitions,
            ["disorder"] = JsonSerializer.SerializeToNode(plan.Disorder, Options),
        }.ToJsonString(Options);
    }

    public static StreamPlan Read(string json, DomainCatalog domains)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(domains);
        try
        {
            return Plan(JsonNode.Parse(json) as JsonObject ?? throw new PlanFormatException("it is not an object."), domains);
        }
        catch (JsonException exception)
        {
            throw new PlanFormatException(JsonErrorText.Of(exception), exception);
        }
        catch (ArgumentException exception)
        {
            throw new PlanFormatException(exception.Message, exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new PlanFormatException(exception.Message, exception);
        }
    }

    private static void KeepOptionsOnly(JsonTypeInfo type)
    {
        if (!typeof(Domain).IsAssignableFrom(type.Type))
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Set is null && type.Properties[i].AssociatedParameter is null)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private static StreamPlan Plan(JsonObject json, DomainCatalog domains)
    {
        var known = new[] { Version, "domain", "partitions", "disorder" };
        if (json.Select(member => member.Key).FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw new PlanFormatException($"it has a member '{unknown}'; a plan has {string.Join(", ", known)}.");
        }

        var version = json[Version]?.GetValue<int>();
        if (version != Seed.FormatVersion)
        {
            throw new PlanFormatException(
                $"its format version ('{Version}') is {version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}; this library reads version {Seed.FormatVersion}.");
        }

        var plan = new StreamPlan(Domain(json["domain"] as JsonObject, domains)).Over(json["partitions"]?.GetValue<int>() ?? 1);
        var steps = json["disorder"]?.Deserialize<DisorderStep[]>(Options) ?? [];
        return steps.Aggregate(plan, (before, step) => before.With(step));
    }

    private static Domain Domain(JsonObject? json, DomainCatalog domains)
    {
        var name = json?["name"]?.GetValue<string>() ?? throw new PlanFormatException("it has no domain with a name.");
        var type = domains.Find(name)
            ?? throw new PlanFormatException($"there is no domain '{name}'; there are: {string.Join(", ", domains.Names)}.");
        json.Remove("name");
        return (Domain)json.Deserialize(type, Options)!;
    }
}
