using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>A plan from a file.</summary>
internal static class PlanOptions
{
    public static StreamPlan Read(string path)
    {
        try
        {
            return StreamPlan.FromJson(File.ReadAllText(path), DomainCatalogs.All);
        }
        catch (PlanFormatException e)
        {
            throw CliException.Usage($"{path}: {Failures.Sentence(e)}");
        }
    }

    /// <summary>Sets options of the plan's domain by their names in the plan's JSON.</summary>
    public static StreamPlan Set(StreamPlan plan, IEnumerable<string> settings)
    {
        var texts = settings.ToList();
        if (texts.Count == 0)
        {
            return plan;
        }

        var json = JsonNode.Parse(plan.ToJson())!;
        var domain = json["domain"]!.AsObject();
        foreach (var text in texts)
        {
            var (name, value) = Pairs.Of("--set", text);
            domain[name] = Value(value);
        }

        try
        {
            return StreamPlan.FromJson(json.ToJsonString(), DomainCatalogs.All);
        }
        catch (PlanFormatException e)
        {
            throw CliException.Usage($"--set {string.Join(" --set ", texts)}: {Failures.Sentence(e)} The options of '{plan.Domain.Name}': {string.Join(", ", domain.Select(member => member.Key).Where(key => key != "name"))}.");
        }
    }

    /// <summary>JSON where it is JSON, and a text otherwise: 5, 0.2, true, null, [1] and "5" against 2026-01-01T00:00:00Z.</summary>
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
