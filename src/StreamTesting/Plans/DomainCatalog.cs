using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>The domains that a plan's JSON may name. Immutable.</summary>
public sealed class DomainCatalog
{
    private readonly ImmutableSortedDictionary<string, Type> _types;

    /// <summary>Makes a catalog.</summary>
    /// <param name="examples">One domain of each type; its options do not matter.</param>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public DomainCatalog(params Domain[] examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        _types = examples.ToImmutableSortedDictionary(domain => domain.Name, domain => domain.GetType(), StringComparer.Ordinal);
    }

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => _types.Keys;

    internal Type? Find(string name) => _types.GetValueOrDefault(name);
}
