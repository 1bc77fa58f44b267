using System.Collections.Generic;

namespace ProtocolGenerator.Schema;

/// <summary>One schema file: an API with its request and response in all versions.</summary>
internal sealed class ApiSchema
{
    public const int NeverFlexible = short.MaxValue;

    public ApiSchema(string name, int key, int minVersion, int maxVersion, int firstFlexible)
    {
        Name = name;
        Key = key;
        MinVersion = minVersion;
        MaxVersion = maxVersion;
        FirstFlexible = firstFlexible;
    }

    public string Name { get; }

    public int Key { get; }

    public int MinVersion { get; }

    /// <summary>The newest stable version; the file may know an unstable one above it.</summary>
    public int MaxVersion { get; }

    public int FirstFlexible { get; }

    public List<MessageVersion> Request { get; } = new();

    public List<MessageVersion> Response { get; } = new();
}
