namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The quotas that were set. They are kept and told; nobody is slowed down by them. Thread-safe.</summary>
internal sealed class ClientQuotas
{
    private readonly Lock gate = new();
    private readonly Dictionary<QuotaEntity, Dictionary<string, double>> quotas = [];

    /// <summary>All quotas, in the order of whom they are for.</summary>
    public List<(QuotaEntity Entity, List<KeyValuePair<string, double>> Values)> All
    {
        get
        {
            lock (gate)
            {
                return [.. quotas.Select(pair => (pair.Key, pair.Value.OrderBy(value => value.Key, StringComparer.Ordinal).ToList()))
                    .OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Sets quotas, or takes those back whose value is null; all or none. Null: done; otherwise why not.</summary>
    public string? Alter(QuotaEntity entity, IReadOnlyList<(string Key, double? Value)> changes, bool validateOnly)
    {
        var problem = QuotaRules.Problem(entity)
            ?? changes.Where(change => change.Value is not null).Select(change => QuotaRules.Problem(entity, change.Key, change.Value!.Value)).FirstOrDefault(text => text is not null);
        if (problem is not null || validateOnly)
        {
            return problem;
        }

        lock (gate)
        {
            var values = quotas.TryGetValue(entity, out var known) ? known : quotas[entity] = [];
            foreach (var (key, value) in changes)
            {
                if (value is { } number)
                {
                    values[key] = number;
                }
                else
                {
                    values.Remove(key);
                }
            }

            if (values.Count == 0)
            {
                quotas.Remove(entity);
            }
        }

        return null;
    }
}
