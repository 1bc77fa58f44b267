using System.Text.Json;

namespace StreamTesting.Cli.Tests;

/// <summary>Consumers of orders, right and wrong, from lines to lines.</summary>
internal static class Consumer
{
    public static string Run(string kind, IEnumerable<string> events) => Text(Outputs(kind, [.. events.Select(IdOf)]));

    public static string Text(IEnumerable<string> ids) => string.Concat(ids.Select(id => $"{{\"event_id\":\"{id}\"}}\n"));

    public static string IdOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("event_id").GetString()!;
    }

    private static IEnumerable<string> Outputs(string kind, List<string> ids) => kind switch
    {
        "right" => ids.Distinct(),
        "duplicating" => ids,
        "losing" => ids.Distinct().Where((_, i) => i % 9 != 4),
        "reordering" => ids.Distinct().Reverse(),
        "inventing" => ids.Distinct().SelectMany((id, i) => i % 20 == 7 ? new[] { id, $"made-up-{i}" } : [id]),
        "all-wrong" => ids.Where((_, i) => i % 7 != 3).Reverse().Append("nobody"),
        "silent" => [],
        _ => throw new ArgumentException(kind, nameof(kind)),
    };
}
