using System.Collections.Frozen;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The names of the APIs, made once: an enum makes a new string each time.</summary>
internal static class ApiNames
{
    private static readonly FrozenDictionary<ApiKey, string> Names = ApiTable.All.ToFrozenDictionary(api => api.Key, api => api.Key.ToString());

    public static string Of(ApiKey key) => Names.GetValueOrDefault(key) ?? $"{(short)key}";
}
