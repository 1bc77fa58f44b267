namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A value of a setting, under the name that it has where it comes from.</summary>
internal readonly record struct SettingValue(string Name, string Value, sbyte Source);
