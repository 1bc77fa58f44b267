using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Frames that are right: those that real clients and a real broker exchanged, and random ones of every version of every API.</summary>
internal static class MessageCorpus
{
    private static readonly Lazy<List<(MessageTarget Target, bool Flexible, List<SchemaField> Fields)>> Schemas = new(() =>
    [
        .. from api in SchemaText.ApiNames
           let info = ApiTable.Find(Enum.Parse<ApiKey>(api))
           where info is not null
           from side in new[] { "Request", "Response" }
           from version in SchemaText.Versions(api, side)
           where info.Supports(version.Version)
           select (new MessageTarget(info, version.Version, side == "Request"), version.Flexible, version.Fields),
    ]);

    private static readonly Lazy<List<MessageSource>> Recorded = new(() =>
    [
        .. from pair in RecordedPair.All
           let info = ApiTable.Find((ApiKey)pair.Key)
           where info is not null
           from isRequest in new[] { true, false }
           select new MessageSource(new MessageTarget(info, pair.Version, isRequest), isRequest ? pair.Request : pair.Response),
    ]);

    /// <summary>All recorded frames, and one random frame of each version of each message.</summary>
    public static MessageSource[] Make(FuzzRandom random) => [.. Recorded.Value, .. Schemas.Value.Select(schema => Random(schema, random))];

    private static MessageSource Random((MessageTarget Target, bool Flexible, List<SchemaField> Fields) schema, FuzzRandom random)
    {
        var (target, flexible, fields) = schema;
        using var head = new WireBuffer();
        var writer = new WireWriter(head);
        if (target.IsRequest)
        {
            new RequestHeader(target.Api.Key, target.Version, random.Next(), "fuzz").Write(ref writer);
        }
        else
        {
            new ResponseHeader(random.Next()).Write(ref writer, target.Api, target.Version);
        }

        var body = new RandomBody(random, flexible);
        body.Struct(fields);
        return new MessageSource(target, [.. head.ToArray(), .. body.Bytes]);
    }
}
