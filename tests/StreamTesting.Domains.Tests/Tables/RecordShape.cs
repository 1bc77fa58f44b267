using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>What records of one kind look like: their members in order, and of which kinds of JSON each is.</summary>
internal sealed class RecordShape
{
    private static readonly string[] OfRows = ["before", "after"];
    private readonly SortedDictionary<string, SortedSet<string>> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _orders = new(StringComparer.Ordinal);

    public int Records { get; private set; }

    public void Add(ChangeRecord record)
    {
        Records++;
        Add("key", record.Key is null ? default : JsonElement.Parse(record.Key));
        Add("value", record.Value is null ? default : JsonElement.Parse(record.Value));
        foreach (var header in record.Headers)
        {
            Add($"header {header.Key}", JsonElement.Parse(header.Value!));
        }
    }

    /// <summary>How this differs from real records; empty where it does not. What a row's columns hold is left to other tests, but not which columns there are.</summary>
    public IReadOnlyList<string> DifferencesFrom(RecordShape real)
    {
        var differences = new List<string>();
        foreach (var path in _kinds.Keys.Union(real._kinds.Keys))
        {
            if (!_kinds.TryGetValue(path, out var made) || !real._kinds.TryGetValue(path, out var kinds))
            {
                differences.Add($"{path}: {(real._kinds.ContainsKey(path) ? "is missing" : "is there, and not in real ones")}");
            }
            else if (!made.IsSubsetOf(IsOfRow(path) ? kinds.Append("null") : kinds) && !(IsOfRow(path) && kinds.SetEquals(["null"])))
            {
                differences.Add($"{path}: {string.Join("|", made)}, really {string.Join("|", kinds)}");
            }
        }

        differences.AddRange(_orders.Where(order => real._orders.TryGetValue(order.Key, out var members) && members != order.Value)
            .Select(order => $"{order.Key}: {order.Value}, really {real._orders[order.Key]}"));
        return differences;
    }

    private static bool IsOfRow(string path) =>
        OfRows.Any(row => path.Contains($".{row}.", StringComparison.Ordinal)) || path is "value.customer" or "value.amount" or "value.note" or "value.payload.customer" or "value.payload.amount" or "value.payload.note";

    private void Add(string path, JsonElement value)
    {
        Note(path, value.ValueKind.ToString().ToLowerInvariant().Replace("true", "boolean", StringComparison.Ordinal).Replace("false", "boolean", StringComparison.Ordinal));
        if (value.ValueKind == JsonValueKind.Object)
        {
            _orders[path] = string.Join(",", value.EnumerateObject().Select(member => member.Name));
            foreach (var member in value.EnumerateObject())
            {
                if (member.Name == "schema" && value.TryGetProperty("payload", out _))
                {
                    Note($"{path}.schema", member.Value.GetRawText());
                }
                else
                {
                    Add($"{path}.{member.Name}", member.Value);
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Add($"{path}[]", element);
            }
        }
    }

    private void Note(string path, string kind)
    {
        if (!_kinds.TryGetValue(path, out var kinds))
        {
            _kinds[path] = kinds = new SortedSet<string>(StringComparer.Ordinal);
        }

        kinds.Add(kind);
    }
}
