using System.Buffers;
using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>The final states of a domain's entities as JSON, by topic and key.</summary>
internal static class FinalStatesOf
{
    public static Dictionary<string, string> Domain(Domain domain, Seed seed)
    {
        var states = (IFinalStates)domain;
        return domain.Events(seed).GroupBy(happened => $"{happened.Entity.Topic} {happened.Key}").ToDictionary(entity => entity.Key, entity =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer))
            {
                states.Write(entity.Aggregate((object?)null, states.Apply)!, json);
            }

            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        });
    }
}
