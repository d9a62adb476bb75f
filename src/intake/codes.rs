//! Stable names that programs rely on, each kind of them in one table.

/// Makes a type of codes from a table of variants, names and what each says, so that none can be told without being
/// listed. The names are those that the type is written by: the variants in snake case.
macro_rules! codes {
    ($(#[$about:meta])* $type:ident, $says:ident: $($variant:ident $name:literal $text:literal)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $type {
            $(#[doc = $text] $variant,)*
        }

        impl $type {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub fn $says(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}
pub(crate) use codes;
