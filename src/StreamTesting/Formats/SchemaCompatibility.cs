namespace StreamTesting;

/// <summary>
/// Whether readers of one version of a schema can read data of the version before or after it: Confluent Schema Registry's terms, by the rules
/// of Avro's schema resolution, for readers that ignore fields they do not know.
/// </summary>
[Flags]
public enum SchemaCompatibility
{
    /// <summary>Neither: each side breaks the other.</summary>
    Breaking = 0,

    /// <summary>Readers of the new version can read data of the old one.</summary>
    Backward = 1,

    /// <summary>Readers of the old version can read data of the new one.</summary>
    Forward = 2,

    /// <summary>Both.</summary>
    Full = Backward | Forward,
}
