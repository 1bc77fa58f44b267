using System.Collections.Generic;
using ProtocolGenerator.Schema;

namespace ProtocolGenerator.Emit;

/// <summary>Writes the enums of API keys and error codes, and the tables beside them.</summary>
internal static class TableEmitter
{
    public static string ApiKeys(List<KeyValuePair<int, string>> keys)
    {
        var code = new CodeWriter();
        code.Line(MessageEmitter.FileHead);
        code.Line("/// <summary>The APIs of Kafka's wire protocol, also those that no client's listener serves.</summary>");
        code.Open("internal enum ApiKey : short");
        foreach (KeyValuePair<int, string> key in keys)
        {
            code.Line($"{key.Value} = {key.Key},");
        }

        code.Close();
        return code.ToString();
    }

    public static string ErrorCodes(List<ErrorSchema> errors)
    {
        var code = new CodeWriter();
        code.Line(MessageEmitter.FileHead);
        code.Line("/// <summary>The error codes of Kafka's wire protocol.</summary>");
        code.Open("internal enum ErrorCode : short");
        foreach (ErrorSchema error in errors)
        {
            code.Line($"/// <summary>{error.Name}: {Xml(error.Description)}</summary>");
            code.Line($"{Naming.Pascal(error.Name)} = {error.Code},");
        }

        code.Close();
        code.Line();
        code.Line("/// <summary>What Kafka says about each error code.</summary>");
        code.Open("internal static class ErrorCodes");
        code.Line("/// <summary>Whether a client may send the same request again.</summary>");
        code.Open("public static bool IsRetriable(this ErrorCode code) => code switch");
        foreach (ErrorSchema error in errors.FindAll(error => error.IsRetriable))
        {
            code.Line($"ErrorCode.{Naming.Pascal(error.Name)} => true,");
        }

        code.Line("_ => false,");
        code.Close("};");
        code.Line();
        code.Line("/// <summary>Kafka's own sentence, as brokers send it in error messages.</summary>");
        code.Open("public static string Description(this ErrorCode code) => code switch");
        foreach (ErrorSchema error in errors)
        {
            code.Line($"ErrorCode.{Naming.Pascal(error.Name)} => \"{error.Description.Replace("\\", "\\\\").Replace("\"", "\\\"")}\",");
        }

        code.Line("_ => $\"Unknown error code {(short)code}.\",");
        code.Close("};");
        code.Close();
        return code.ToString();
    }

    public static string ApiTable(List<ApiSchema> apis)
    {
        var code = new CodeWriter();
        code.Line(MessageEmitter.FileHead);
        code.Line("/// <summary>Versions and codecs of the APIs that a broker's listener serves.</summary>");
        code.Open("internal static class ApiTable");
        code.Line("/// <summary>Every API with a codec, by key.</summary>");
        code.Open("public static IReadOnlyList<ApiInfo> All { get; } =", "[");
        foreach (ApiSchema api in apis)
        {
            code.Line($"new(ApiKey.{api.Name}, {api.MinVersion}, {api.MaxVersion}, {api.FirstFlexible}),");
        }

        code.Close("];");
        code.Line();
        code.Line("/// <summary>The API of a key, or null when there is no codec for it.</summary>");
        code.Open("public static ApiInfo? Find(ApiKey key) => key switch");
        for (int i = 0; i < apis.Count; i++)
        {
            code.Line($"ApiKey.{apis[i].Name} => All[{i}],");
        }

        code.Line("_ => null,");
        code.Close("};");
        Reader(code, apis, "Request");
        Reader(code, apis, "Response");
        code.Close();
        return code.ToString();
    }

    private static void Reader(CodeWriter code, List<ApiSchema> apis, string side)
    {
        code.Line();
        code.Line($"/// <summary>Reads the body of a {side.ToLowerInvariant()}.</summary>");
        code.Line("/// <exception cref=\"WireFormatException\">The bytes are not such a message, or the API has no codec.</exception>");
        code.Open($"public static IMessage Read{side}(ApiKey key, ref WireReader reader, short version) => key switch");
        foreach (ApiSchema api in apis)
        {
            code.Line($"ApiKey.{api.Name} => {api.Name}{side}.Read(ref reader, version),");
        }

        code.Line("_ => throw new WireFormatException($\"API key {(short)key} ({key}) has no codec.\"),");
        code.Close("};");
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
