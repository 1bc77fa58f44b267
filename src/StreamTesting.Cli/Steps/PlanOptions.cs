using System.CommandLine;
using System.Text.Json.Nodes;
using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>A plan from a file: its JSON, or a truth or verdict file that holds it.</summary>
internal static class PlanOptions
{
    public static StreamPlan Read(string path)
    {
        try
        {
            return StreamPlan.FromJson(Json(path), DomainCatalogs.All);
        }
        catch (PlanFormatException e)
        {
            throw new CliException(Failures.CodeOf(e), $"{path}: {Failures.Sentence(e)}");
        }
    }

    private static string Json(string path)
    {
        var text = File.ReadAllText(path);
        if (text.StartsWith("{\"line\":\"header\"", StringComparison.Ordinal))
        {
            return TruthFile.ReadLines(path).OfType<TruthHeader>().First().PlanJson;
        }

        try
        {
            return JsonNode.Parse(text) is JsonObject json && json["file"]?.ToString() == "verdict" && json["plan"] is JsonObject plan ? plan.ToJsonString() : text;
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }

    /// <summary>Sets options of the plan's domain by their names in the plan's JSON; a dot leads into an object: supply.severity.</summary>
    public static StreamPlan Set(StreamPlan plan, IEnumerable<string> settings)
    {
        var texts = settings.ToList();
        if (texts.Count == 0)
        {
            return plan;
        }

        var json = JsonNode.Parse(plan.ToJson())!;
        var domain = json["domain"]!.AsObject();
        var all = string.Join(", ", domain.Select(member => member.Key).Where(key => key != "name"));
        foreach (var text in texts)
        {
            var (name, value) = Pairs.Of("--set", text);
            var path = name.Split('.');
            var parent = path[..^1].Aggregate(domain, (at, part) => at[part] as JsonObject
                ?? throw CliException.Usage($"--set {text}: there is no group '{part}' in '{plan.Domain.Name}'; its options: {all}."));
            if (parent != domain && !parent.ContainsKey(path[^1]))
            {
                throw CliException.Usage($"--set {text}: there is no '{path[^1]}' in {string.Join('.', path[..^1])}; it has {string.Join(", ", parent.Select(member => member.Key))}.");
            }

            parent[path[^1]] = FieldWords.Json(value);
        }

        try
        {
            return StreamPlan.FromJson(json.ToJsonString(), DomainCatalogs.All);
        }
        catch (PlanFormatException e)
        {
            throw new CliException(Failures.CodeOf(e), $"--set {string.Join(" --set ", texts)}: {Failures.Sentence(e)} The options of '{plan.Domain.Name}': {all}.");
        }
    }
}
